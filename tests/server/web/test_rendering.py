import pytest
from starlette.requests import Request

from server.texts import load_texts
from server.web.rendering import View


def view(path="/", query="", root_path="", raw_path=None):
    scope = {
        "type": "http",
        "path": path,
        "raw_path": (raw_path or path).encode(),
        "root_path": root_path,
        "query_string": query.encode(),
        "headers": [],
    }
    return View(Request(scope), load_texts())


@pytest.mark.parametrize(
    ("path", "root_path", "raw_path", "base"),
    [
        ("/", "", None, "./"),
        ("/impressum", "", None, "./"),
        ("/quelle/a:1", "", None, "../"),
        ("/fragen/quelle/a:1", "/fragen", None, "../"),
        ("/quelle/a/b", "", "/quelle/a%2Fb", "../"),
        ("/quelle/a/b", "", None, "../../"),
    ],
)
def test_addresses_are_relative_to_the_page(path, root_path, raw_path, base):
    assert view(path, root_path=root_path, raw_path=raw_path).base == base


def test_links_keep_what_the_reader_chose_and_nothing_else():
    chosen = view("/", "lang=en&theme=dark&embed=1&q=geheim")
    assert chosen.link("impressum") == "./impressum?lang=en&theme=dark&embed=1"
    assert (
        chosen.link("barrierefreiheit#melden", theme="light") == "./barrierefreiheit?lang=en&theme=light&embed=1#melden"
    )
    assert view("/", "theme=%22onload=").link("/quelle/a?von=1") == "./quelle/a?von=1"


def test_switches_stay_on_the_page():
    assert view("/quelle/a:1", "von=1&bis=2&x=3").here == "quelle/a:1?von=1&bis=2"


def test_ids_differ():
    assert view().new_id() != view().new_id()
