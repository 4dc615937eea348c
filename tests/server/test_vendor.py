import runpy
from pathlib import Path

VENDOR = runpy.run_path(str(Path("server/static/vendor.py")))
CSS = (
    '@charset "UTF-8";.kern-btn{a:b}.kern-gone{c:d}.kern-btn,.kern-gone>p{e:f}body{g:h}'
    "@media (x){.kern-gone{i:j}}@media (x){.kern-btn{k:l}}:is(.kern-gone,p){m:n}@keyframes x{from{o:p}}"
    "[class*=kern-gone]{q:r}"
)


def test_unused_rules_go_and_everything_else_stays():
    assert VENDOR["reduce_css"](CSS, {"kern-btn"}) == (
        '@charset "UTF-8";.kern-btn{a:b}.kern-btn{e:f}body{g:h}@media (x){.kern-btn{k:l}}'
        ":is(.kern-gone,p){m:n}@keyframes x{from{o:p}}[class*=kern-gone]{q:r}"
    )


def test_every_class_in_use_is_in_the_vendored_style_sheet():
    css = Path("server/static/kern/kern.css").read_text(encoding="utf-8")
    known = {name for name in VENDOR["used_classes"]() if f".{name}" in css}
    assert {"kern-btn--primary", "kern-alert--danger", "kern-icon--success", "kern-table"} <= known
