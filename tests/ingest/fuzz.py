"""Fuzzing of the readers, run by hand: ``python -m tests.ingest.fuzz SECONDS [FORMAT…]`` (not part of the test run).

Seeds are small valid files of each format; they are cut, doubled, overwritten and crossed, and their XML or text is
changed inside the archive too, since a changed archive rarely opens. A reader may answer with a Reading or with
UnreadableFile; anything else is a finding, written to ``fuzz-*`` in the temporary folder with its traceback. What is
read is also cut, because passages check themselves.

Every file is read in a forked child under the limits of the sandbox. A child that runs into them, or in which a
library crashes, is what the sandbox is for; such files are counted as "stopped" and kept as ``stopped-*``.
"""

import copy
import io
import os
import pickle
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from ingest.cut import cut
from ingest.document import Document
from ingest.errors import UnreadableFile
from ingest.read import read_file
from ingest.sandbox import Limits
from tests.ingest import fuzz_pdf, office, story

TOKENS = [
    b"<table>", b"<tr>", b"<td colspan=9999>", b"<td rowspan=0>", b"</table>", b"<ol start=-5 reversed>",
    b"<li>", b"<ul>", b"<dl>", b"<dt>", b"<dd>", b"<br>", b"<!--", b"]]>", b"&#0;", b"&amp;", b"\x00",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\n\n", b"---\n", b"| a | b |\n|---|---|\n", b"# ", b"1. ", b"(1) ", b"- ",
    b"    ", b"```\n", b"[^1]: ", b": ", b"* ", b'<w:tbl>', b'<w:tc>', b'<w:vMerge/>',
    b'<w:gridSpan w:val="-1"/>', b'<w:ilvl w:val="99"/>', b'<w:numId w:val="1"/>', b"</w:p>", b"<w:p>",
    b"<w:sdt>", b"z. B. ", "§ 5 Abs. 1 ".encode(), b"Schritt 1: ", b"Quellen: ", b"?", b":", b"\xe2\x80\xa9",
]  # fmt: skip
MEMBERS = (
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "content.xml",
    "OEBPS/a.xhtml",
    "OEBPS/buch.opf",
)


def seeds(folder: Path) -> dict[str, list[bytes]]:
    """Files of each format with headings, lists, tables and oddities."""
    head = '<w:gridSpan w:val="2"/>'
    body = (
        office.p("Titel", "Titel"), office.p("Eins", "berschrift1"), office.p("Es gilt z. B. dies:"), office.item("a"),
        office.item("b", level=1), office.item("c", 3),
        office.table(office.cell("A", head), office.cell("x", '<w:vMerge w:val="restart"/>') + office.cell("1")),
    )  # fmt: skip
    tale = (
        story.Section(
            "Kapitel 1",
            (story.Prose(("Ein Satz.", "Noch einer?")), story.Listing("Es gilt:", ((0, ("a.",)), (1, ("b.",))))),
        ),
        story.Section("Schritt 1: planen", (story.Grid(("Ort", "Zahl"), (("Kassel", "1"), ("Hanau", "2"))),)),
        story.Section("Schritt 2: handeln", (story.Prose(("Unter Teilhabe versteht man Mitwirkung.",)),)),
    )  # fmt: skip
    files = {
        "docx": office.docx(folder / "s.docx", *body),
        "odt": office.odt(
            folder / "s.odt",
            '<text:h text:outline-level="1">Eins</text:h><text:p>Ein Satz.</text:p><text:list><text:list-item>'
            "<text:p>a</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell>"
            "<text:p>A</text:p></table:table-cell><table:table-cell><text:p>1</text:p></table:table-cell>"
            "</table:table-row></table:table>",
        ),
        "epub": office.epub(folder / "s.epub", {"a.xhtml": "<h1>Eins</h1><p>Ein Satz.</p><ol><li>a</li></ol>"}),
        "html": story.html(tale, folder / "s.html"),
        "md": story.markdown(tale, folder / "s.md"),
    }
    text = "Titel\n=====\n\n1. Anlass\n\nEin Satz. Noch einer.\n\nNötig:\na) Antrag\nb) Ausweis\n"
    made = {name: [path.read_bytes()] for name, path in files.items()}
    return {**made, "txt": [text.encode()], "pdf": fuzz_pdf.seeds(folder)}


def mutate(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The bytes with one to eight random changes."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out) + 1)
        length = chance.choice([1, 2, 8, 64, 512])
        match chance.randrange(7):
            case 0:
                del out[at : at + length]
            case 1:
                out[at:at] = chance.choice(TOKENS) * chance.choice([1, 1, 1, 3, 50])
            case 2:
                out[at:at] = out[at : at + length] * chance.choice([1, 2, 30])
            case 3:
                out[at : at + length] = chance.randbytes(len(out[at : at + length]))
            case 4:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                out[at:at] = other[start : start + length * 4]
            case 5:
                out = out[:at] if chance.random() < 0.3 else out
            case _:
                if out:
                    out[at % len(out)] ^= 1 << chance.randrange(8)
    return bytes(out[:200_000])


def mutate_tree(data: bytes, chance: random.Random) -> bytes:
    """Well-formed XML with elements deleted, doubled, moved, nested, emptied, and with odd attributes."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    for _ in range(chance.randint(1, 6)):
        nodes = [node for node in root.iter() if isinstance(node.tag, str)]
        node, other = chance.choice(nodes), chance.choice(nodes)
        parent = node.getparent()
        if parent is None:
            continue
        match chance.randrange(6):
            case 0:
                parent.remove(node)
            case 1:
                for _ in range(chance.choice([1, 2, 20])):
                    parent.append(copy.deepcopy(node))
            case 2:
                if other not in node.iter():
                    other.append(node)
            case 3:
                other.append(copy.deepcopy(node))
            case 4:
                for name in list(node.attrib):
                    node.set(
                        name, chance.choice(["", "0", "-1", "999999999", "1", "restart", "bullet", "x", "%1%9", "ü"])
                    )
            case _:
                node.text = chance.choice(
                    [None, "", "(1) ", "z. B. ", "Schritt 2: ", "a:", "?", "1.", "\u2029", "x" * 5000]
                )
        if sum(1 for _ in root.iter()) > 5000:
            break
    return etree.tostring(root)


def mutate_member(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """An archive whose main part is changed and which still opens."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        chosen = chance.choice([name for name in source.namelist() if name in MEMBERS])
        for name in source.namelist():
            content = source.read(name)
            if name == chosen:
                try:
                    content = mutate_tree(content, chance) if chance.random() < 0.8 else mutate(content, chance, others)
                except etree.XMLSyntaxError:
                    content = mutate(content, chance, others)
            target.writestr(name, content)
    return out.getvalue()


def attempt(path: Path, limits: Limits) -> tuple[str, str]:
    """("read" | "refused" | "FOUND" | "stopped", traceback or signal) of a file read and cut in a child process."""
    source, target = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 5))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        os.write(target, pickle.dumps(_outcome(path)))
        os._exit(0)
    os.close(target)
    with os.fdopen(source, "rb") as answer:
        data = answer.read()
    _, status = os.waitpid(child, 0)
    if data:
        outcome: tuple[str, str] = pickle.loads(data)
        return outcome
    return "stopped", signal.Signals(status & 127).name if status & 127 else f"exit {status >> 8}"


def _outcome(path: Path) -> tuple[str, str]:
    try:
        reading = read_file(path)
        passages = cut(Document("d", reading.title or "T", path.name, "0"), reading, lambda text: len(text) // 4)
        for text in (*reading.page_texts, reading.title or "", *(passage.text for passage in passages)):
            text.encode()  # what is kept must be writable: no halves of surrogate pairs
    except UnreadableFile:
        return "refused", ""
    except MemoryError:
        return "stopped", "MemoryError"
    except Exception:  # noqa: BLE001 - every other exception is what this program looks for
        return "FOUND", traceback.format_exc()[-4000:]
    return "read", ""


def change(kind: str, base: bytes, chance: random.Random, flat: list[bytes]) -> bytes:
    """A changed file of a format; more often inside its structure than byte by byte."""
    if chance.random() < 0.85 and kind == "pdf":
        return fuzz_pdf.mutate(base, chance)
    if chance.random() < 0.85 and kind in ("docx", "odt", "epub"):
        return mutate_member(base, chance, flat)
    return mutate(base, chance, flat)


def main(seconds: float, only: list[str]) -> int:
    """Fuzz for a number of seconds; the number of findings."""
    chance = random.Random(int(time.time()))
    findings: set[str] = set()
    runs: Counter[str] = Counter()
    slowest = (0.0, "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = {key: value for key, value in seeds(folder).items() if not only or key in only}
        flat = [seed for values in corpus.values() for seed in values] + [token * 20 for token in TOKENS]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            kind = chance.choice(list(corpus))
            try:
                data = change(kind, chance.choice(corpus[kind]), chance, flat)
            except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
                continue
            path = folder / f"x.{kind}"
            path.write_bytes(data)
            began = time.monotonic()
            outcome, why = attempt(path, Limits())
            runs[f"{kind} {outcome}" + (f" ({why})" if outcome == "stopped" else "")] += 1
            slowest = max(slowest, (time.monotonic() - began, kind))
            if outcome == "read" and len(corpus[kind]) < 300 and len(data) < 40_000 and chance.random() < 0.05:
                corpus[kind].append(data)
            elif outcome in ("FOUND", "stopped"):
                key = "".join(why.strip().splitlines()[-3:])
                if key not in findings:
                    number = len(findings) + 1
                    (Path(tempfile.gettempdir()) / f"{outcome.replace('FOUND', 'fuzz')}-{number}.{kind}").write_bytes(
                        data
                    )
                    print(f"{outcome} {number}:", why, flush=True)
                findings.add(key)
    found = sum(number for key, number in runs.items() if "FOUND" in key)
    print(f"{sum(runs.values())} files, {found} with findings, slowest {slowest[0]:.2f} s ({slowest[1]})")
    for key, number in sorted(runs.items()):
        print(f"  {key}: {number}")
    return found


if __name__ == "__main__":
    sys.exit(min(main(float(sys.argv[1]), sys.argv[2:]), 1))
