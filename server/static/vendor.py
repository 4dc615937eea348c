"""Vendor: fetches the third-party files that are kept in this repository, from npm packages pinned by their hash.

    python server/static/vendor.py           writes server/static/kern, server/static/fonts and tests/browser/vendor
    python server/static/vendor.py --check   compares and changes nothing; exit 1 on a difference

Run it after a change of the versions below, or after a template uses another KERN class. Nothing is fetched when the
program runs. KERN's style sheet is reduced to the rules whose classes occur in ``templates/``, ``app.css`` and
``app.js``: to a fifth.
"""

import base64
import hashlib
import io
import re
import sys
import tarfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parent
ROOT = STATIC.parent.parent


@dataclass(frozen=True)
class Package:
    """An npm package at one version; ``integrity`` is the registry's SHA-512 of its archive."""

    name: str
    version: str
    integrity: str

    def files(self) -> tarfile.TarFile:
        """The archive; raises ValueError when its hash differs."""
        base = self.name.rsplit("/", 1)[-1]
        url = f"https://registry.npmjs.org/{self.name}/-/{base}-{self.version}.tgz"
        with urllib.request.urlopen(url, timeout=60) as response:
            archive = response.read()
        found = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
        if found != self.integrity:
            raise ValueError(f"{url}: {found} instead of {self.integrity}")
        return tarfile.open(fileobj=io.BytesIO(archive))


KERN = Package(
    "@kern-ux/native",
    "2.7.2",
    "sha512-TN0Mqbasp7S1IOqurXickde8MDj5hIcgT4s3f1i33wyv2iVgA1dTO/FoQyi6rgM9KYTYkIthl9k72g7fBUUvHg==",
)
FONTS = Package(
    "@fontsource/fira-sans",
    "5.3.0",
    "sha512-z1SKSG7eRhm3srlb7rQ3j77QP4TP7OFxCZ4wUWhCdt+3hOF9K0AyvybpAsz6+JWNcCVV7AqC7dbOT3e67P2r5A==",
)
AXE = Package(
    "axe-core",
    "4.14.1",
    "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
)
WEIGHTS = (400, 600, 700)


def main() -> int:
    """Write or compare the vendored files."""
    wanted = dict(vendored())
    if "--check" in sys.argv:
        stale = [path for path, content in wanted.items() if not path.exists() or path.read_bytes() != content]
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not what vendor.py would write")
        return 1 if stale else 0
    for path, content in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{path.relative_to(ROOT)}  {len(content)} bytes")
    return 0


def vendored() -> Iterator[tuple[Path, bytes]]:
    """Every vendored file with its content."""
    kern = KERN.files()
    used = used_classes()
    css = reduce_css(member(kern, "dist/kern.min.css").decode(), used)
    notice = f"/*! {KERN.name} {KERN.version}, EUPL-1.2 (LICENSE.txt); reduced to the rules in use by vendor.py */\n"
    yield STATIC / "kern" / "kern.css", (notice + css).encode()
    yield STATIC / "kern" / "LICENSE.txt", member(kern, "LICENSE.md")
    fonts = FONTS.files()
    for weight in WEIGHTS:
        yield (
            STATIC / "fonts" / f"fira-sans-{FONTS.version}-{weight}.woff2",
            member(fonts, f"files/fira-sans-latin-{weight}-normal.woff2"),
        )
    yield STATIC / "fonts" / "LICENSE.txt", member(fonts, "LICENSE")
    axe = AXE.files()
    yield ROOT / "tests" / "browser" / "vendor" / "axe.min.js", member(axe, "axe.min.js")
    yield ROOT / "tests" / "browser" / "vendor" / "LICENSE.txt", member(axe, "LICENSE")


def member(archive: tarfile.TarFile, path: str) -> bytes:
    """The bytes of a file of the package."""
    file = archive.extractfile(f"package/{path}")
    if file is None:
        raise ValueError(f"{path} is no file")
    return file.read()


def used_classes() -> set[str]:
    """KERN classes that occur in our own files; an icon's name may be put together in a template."""
    ours = [*STATIC.parent.glob("templates/**/*.html"), STATIC / "app.css", STATIC / "app.js"]
    return set(re.findall(r"kern-[\w-]+", " ".join(path.read_text(encoding="utf-8") for path in ours)))


def reduce_css(css: str, used: set[str]) -> str:
    """The style sheet without the selectors that name an unused KERN class, and without what becomes empty."""
    kept = []
    for head, body in rules(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if body is None:
            kept.append(f"{head};")
        elif head.startswith(("@media", "@supports", "@layer")):
            inner = reduce_css(body, used)
            if inner:
                kept.append(f"{head}{{{inner}}}")
        elif head.startswith("@"):
            kept.append(f"{head}{{{body}}}")
        else:
            selectors = [entry for entry in split_selectors(head) if needed(entry, used)]
            if selectors:
                kept.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(kept)


def needed(selector: str, used: set[str]) -> bool:
    """Whether all KERN classes of a selector are in use; of alternatives in brackets one is enough."""
    outside = re.sub(r"\[[^\]]*\]|:(?:is|where|not|has)\([^)]*\)", "", selector)
    return all(name in used for name in re.findall(r"\.(kern-[\w-]+)", outside))


def split_selectors(head: str) -> list[str]:
    """The selectors of a list, cut at the commas outside brackets."""
    return [piece.strip() for piece in re.split(r",(?![^(\[]*[)\]])", head)]


def rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Head and body of every top-level rule; body None for statements such as ``@charset``."""
    position = 0
    while position < len(css):
        found = re.compile(r"[;{]").search(css, position)
        if found is None:
            return
        head = css[position : found.start()].strip()
        if found.group() == ";":
            yield head, None
            position = found.end()
            continue
        depth, end = 1, found.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield head, css[found.end() : end - 1]
        position = end


if __name__ == "__main__":
    sys.exit(main())
