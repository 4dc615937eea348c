"""Comparison with other PDF readers, by hand: ``python -m tests.ingest.compare FOLDER… --python PYTHON [--json FILE]``.

Measures this project's reader, pdfplumber, kreuzberg and pdftotext (poppler-utils) on the same real German documents in
the same run. ``PYTHON`` is an interpreter of another environment with pdfplumber and kreuzberg in it; the documents are
looked for by name in the FOLDERs and everything below them.

The documents are not part of the project. anlage2, banz, fwdv2, vwvprint and l2kurz are the evaluation documents; the
others come from Debian's packages texlive-lang-german (scrjuraexample, hausarbeit-jura, l2tabu, milog, dhua,
latexsheet-de, etdipa_doc_DE, booktabs-de) and debian-edu-doc-de. ``compare-gold.json`` holds short pieces of one to
three pages of each, chosen and corrected by looking at the printed pages:

- ``paragraphs``: whole when their letters and digits stand in the output in one piece, nothing between them; kept as
  [beginning, number of letters and digits, digest of these], so that the texts themselves need not be here;
- ``headings``: every heading of those pages. Precision counts what a reader calls a heading and what is printed on
  those pages as a line of its own (headings of other pages that are running heads on these stand in ``elsewhere``
  and are not counted); a reader without headings gets "–";
- ``cells``: [row head, column head, value], found when one row of a table has the row head and, under the column head,
  the value; tables without column heads are not asked; "in der Zeile" asks only for row head and value in one row of a
  table or line of text;
- ``order``: pairs of pieces of a page, right when the second follows the first within 5,000 letters;
- ``words``: words broken over two lines with the word before, right when so found in the output;
- ``furniture``: running heads and feet, counted wherever they are left in the text.

"Leftover" counts over the whole document, per 10,000 words, hyphens left inside a word ("Inte- gration", unless und,
oder and the like follow) and words glued to a following und/oder. Seconds are processor time without the start of
Python, because the machine may be busy; memory is the largest resident set of the process.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

READERS = ("ours", "pdftotext", "pdfplumber", "kreuzberg")
NEAR = 5_000
GOLD = Path(__file__).with_name("compare-gold.json")
_BROKEN = re.compile(
    r"[^\W\d_]{2,}[-‐\u00ad\ufffe\x02]\s+(?!und|oder|bzw|sowie|bis|noch|als|wie|statt|and|or)[a-zäöüß]{2,}"
)
_GLUED = re.compile(r"[^\W\d_]{3,}-\s*\n?\s*(?=(und|oder)\b)")


@dataclass(slots=True)
class Output:
    """What a reader answered for a document, and what it cost."""

    text: list[str]
    headings: list[str] | None
    tables: list[list[list[str]]]
    seconds: float
    memory: float = 0.0


@dataclass(slots=True)
class Score:
    """Hits and totals of one reader on one document or on all."""

    paragraphs: list[int] = field(default_factory=lambda: [0, 0])
    order: list[int] = field(default_factory=lambda: [0, 0])
    recall: list[int] = field(default_factory=lambda: [0, 0])
    precision: list[int] = field(default_factory=lambda: [0, 0])
    cells: list[int] = field(default_factory=lambda: [0, 0])
    lines: list[int] = field(default_factory=lambda: [0, 0])
    words: list[int] = field(default_factory=lambda: [0, 0])
    leftover: list[int] = field(default_factory=lambda: [0, 0])
    furniture: int = 0
    headings: bool = True
    seconds: float = 0.0
    pages: int = 0
    memory: float = 0.0
    lost: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Counts summed, memory the largest."""
        for name in ("paragraphs", "order", "recall", "precision", "cells", "lines", "words", "leftover"):
            mine, theirs = getattr(self, name), getattr(other, name)
            mine[0] += theirs[0]
            mine[1] += theirs[1]
        self.furniture += other.furniture
        self.headings = self.headings and other.headings
        self.seconds += other.seconds
        self.pages += other.pages
        self.memory = max(self.memory, other.memory)


def run(reader: str, path: Path, python: str) -> Output:
    """A reader on a file in a child process."""
    if reader == "pdftotext":
        text, seconds, memory = _child(["pdftotext", "-enc", "UTF-8", str(path), "-"])
        rows, more, _ = _child(["pdftotext", "-enc", "UTF-8", "-layout", str(path), "-"])
        tables = [[["", line]] for line in rows.decode().splitlines()]
        return Output(text.decode().replace("\f", "\n").splitlines(), None, tables, seconds + more, memory)
    script = str(Path(__file__).with_name("compare_readers.py"))
    # -P: this folder has packages named html and docx.
    answer, _, memory = _child([sys.executable if reader == "ours" else python, "-P", script, reader, str(path)])
    return Output(**json.loads(answer), memory=memory)


def _child(command: list[str]) -> tuple[bytes, float, float]:
    """Standard output, processor seconds and megabytes of a command."""
    with tempfile.TemporaryFile() as out:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "OMP_NUM_THREADS": "1"}
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        if status:
            raise SystemExit(f"{command[:4]} ended with {status}")
        out.seek(0)
        return out.read(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def squeeze(text: str) -> str:
    """Letters and digits alone, in lower case, ligatures and superscripts taken apart."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def is_whole(text: str, begins: str, letters: int, digest: str) -> bool:
    """Whether a squeezed text holds a paragraph of so many letters that begins so and has this digest."""
    start = squeeze(begins)
    places = (match.start() for match in re.finditer(re.escape(start), text))
    return any(hashlib.sha256(text[i : i + letters].encode()).hexdigest()[:16] == digest for i in places)


def _plain(lines: Iterable[str]) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", " ".join(lines)).replace("\u00ad", ""))


def score(output: Output, gold: dict[str, Any], path: Path) -> Score:
    """The output measured against the gold pieces."""
    result = Score(seconds=output.seconds, memory=output.memory, headings=output.headings is not None)
    whole, plain = squeeze("".join(output.text)), _plain(output.text)
    pages: list[int] = gold["pages"]
    for begins, letters, digest in gold["paragraphs"]:
        _count(result, "paragraphs", is_whole(whole, begins, letters, digest), f"P {begins}")
    for first, second in gold["order"]:
        follows = re.search(f"{re.escape(squeeze(first))}.{{0,{NEAR}}}{re.escape(squeeze(second))}", whole)
        _count(result, "order", follows is not None, f"O {first} / {second}")
    for word in gold["words"]:
        _count(result, "words", word in plain, f"W {word}")
    rows = [[(squeeze(head), squeeze(cell)) for head, cell in row] for row in output.tables]
    for row_head, column_head, value in gold["cells"]:
        first, head, last = squeeze(row_head), squeeze(column_head), squeeze(value)
        named = [row for row in rows if any(first in cell for _, cell in row)]
        hit = any(head in name and _same(last, cell) for row in named for name, cell in row)
        if head:
            _count(result, "cells", hit, f"C {row_head} / {column_head} / {value}")
        joined = ["".join(cell for _, cell in row) for row in rows] + [squeeze(line) for line in output.text]
        result.lines[0] += any(first in line and last in line[line.find(first) + len(first) :] for line in joined)
        result.lines[1] += 1
    with pypdfium2.PdfDocument(path) as document:
        result.pages = len(document)
        raw = [document[number - 1].get_textpage().get_text_range() for number in pages]
        everything = "\n".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    _headings(result, output.headings, gold["headings"], raw, gold["elsewhere"])
    pairs = {
        m[0].rstrip("- \r\n").lower() + m[1] for m in _GLUED.finditer(re.sub(r"[\ufffe\x02]\s*", "-\n", everything))
    }
    words = plain.split()
    wrong = len(_BROKEN.findall(plain)) + sum(word.strip(".,;:()").lower() in pairs for word in words)
    result.leftover = [wrong, len(words)]
    result.furniture = sum(plain.count(piece) for piece in gold["furniture"])
    return result


def _same(value: str, cell: str) -> bool:
    """Whether a cell holds a value; short ones must be the whole cell."""
    return value == cell if len(value) < 4 else value in cell


def _count(result: Score, name: str, hit: bool, what: str) -> None:
    counts = getattr(result, name)
    counts[0] += hit
    counts[1] += 1
    if not hit:
        result.lost.append(what)


def _headings(result: Score, found: list[str] | None, gold: list[str], raw: list[str], elsewhere: list[str]) -> None:
    if found is None:
        return
    said = [squeeze(heading) for heading in found]
    want = [squeeze(heading) for heading in gold]
    for heading, text in zip(want, gold, strict=True):
        _count(result, "recall", any(_alike(heading, one) for one in said), f"H {text}")
    starts = set()
    for page in raw:
        lines = [squeeze(line) for line in page.splitlines()]
        starts |= {"".join(lines[i : i + n]) for i in range(len(lines)) for n in range(1, 8)}
    for one, text in zip(said, found, strict=True):
        if one in starts and text not in elsewhere:
            _count(result, "precision", any(_alike(heading, one) for heading in want), f"X {text}")


def _alike(heading: str, said: str) -> bool:
    """Equal, or one of the printed lines of the heading said alone, or with a little more around it."""
    line = (len(said) > 1 and heading.startswith(said)) or (len(said) > 9 and heading.endswith(said))
    close = min(len(heading), len(said)) > 0.6 * max(len(heading), len(said))
    return heading == said or line or (close and (heading in said or said in heading))


def table(rows: dict[str, Score]) -> str:
    """The scores as a Markdown table."""
    lines = [
        "| | Absätze ganz | Reihenfolge | Überschriften P / R | Zellen mit beiden Köpfen | Zelle in der Zeile | "
        "Trennungen richtig | Trennfehler je 10.000 Wörter | Kopfzeilen übrig | CPU-s je Seite | Speicher |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, s in rows.items():
        heads = f"{_share(s.precision)} / {_share(s.recall)}" if s.headings else "–"
        cells = [
            _share(s.paragraphs),
            _share(s.order),
            heads,
            _share(s.cells) if name != "pdftotext" else "–",
            _share(s.lines),
            _share(s.words),
            f"{1e4 * s.leftover[0] / max(1, s.leftover[1]):.1f}",
            str(s.furniture),
            f"{s.seconds / max(1, s.pages):.3f}",
            f"{s.memory:.0f} MB",
        ]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _share(pair: list[int]) -> str:
    return f"{pair[0]}/{pair[1]}" if pair[1] else "–"


def main(arguments: list[str]) -> int:
    """Measure, print the tables, write the JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--readers", default=",".join(READERS))
    parser.add_argument("--only", default="")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    readers = options.readers.split(",")
    totals = {reader: Score() for reader in readers}
    report: dict[str, dict[str, object]] = {}
    for name, gold in json.loads(GOLD.read_text(encoding="utf-8")).items():
        if options.only and name not in options.only.split(","):
            continue
        path = next((hit for folder in options.folders for hit in sorted(folder.rglob(gold["file"]))), None)
        if path is None:
            print(f"{gold['file']} fehlt", file=sys.stderr)
            continue
        scores = {reader: score(run(reader, path, options.python), gold, path) for reader in readers}
        for reader, one in scores.items():
            totals[reader].add(one)
        report[name] = {reader: asdict(one) for reader, one in scores.items()}
        print(f"\n### {name} ({scores[readers[0]].pages} Seiten)\n\n{table(scores)}", flush=True)
        print("".join(f"\n- {reader}: {text[:110]}" for reader in readers[:1] for text in scores[reader].lost))
    print(f"\n### Alle {len(report)} Dokumente\n\n{table(totals)}")
    report["all"] = {reader: asdict(one) for reader, one in totals.items()}
    if options.json:
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
