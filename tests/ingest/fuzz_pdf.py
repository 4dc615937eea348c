"""Seeds and changes for fuzzing the PDF reader: content streams and objects are changed inside a file that still opens.

A PDF with random bytes is refused at once or mended by pdfium; what reaches the rules of the reader are files whose
cross references are right and whose numbers, operators, keys and references are not.
"""

import contextlib
import random
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import typst

from tests.ingest.pdf.factory import build, fill, grid, paragraph, rule, text, turned
from tests.ingest.pdf.tagged import test_structure

_OBJECT = re.compile(rb"(?<![\d])(\d+) 0 obj\b(.*?)\bendobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*)\bendstream", re.S)
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?")
_REFERENCE = re.compile(rb"\d+ 0 R")
_NAME = re.compile(rb"/[A-Za-z]\w*")
_LITERAL = re.compile(rb"\([^()]*\)")
NUMBERS = [
    b"0", b"-1", b"1", b"0.001", b"3.4e38", b"99999999", b"-99999999", b"2147483648", b"1000000000000", b"0.5",
    b"842", b"nan", b"9", b"90",
]  # fmt: skip
OPERATORS = [
    b"q", b"Q", b"BT", b"ET", b"h f", b"S", b"T*", b"3 Tr", b"0 Tr", b"7 Tr", b"1 g", b"0 0 0 0 re W n",
    b"0 -1 1 0 0 0 cm", b"-1 0 0 1 595 0 cm", b"1e9 0 0 1e9 0 0 cm", b"0 0 0 0 0 0 cm", b"/F1 0 Tf", b"/F1 -9 Tf",
    b"/F9 1e6 Tf", b"200 Tc", b"-50 Tw", b"0 Tz", b"40 Ts", b"/P << /MCID 0 >> BDC", b"/TD << /MCID 99999 >> BDC",
    b"EMC", b"/Artifact BMC", b"10 10 m 500 10 l S", b"10 10 m 10 800 l S", b"0 0 595 842 re f", b"(1. ) Tj",
    b"(\xa7 5) Tj", b"(a\\)) Tj", b"(- ) Tj", b"(12) Tj", b"(Seite 3 von 8) Tj", b"(1.1.1 ) Tj", b"(......... 7) Tj",
    b"(\xad) Tj", b"(\xf0\xb7) Tj", b"(\x00\x01) Tj", b"(   ) Tj", b"<0041FFFE> Tj", b"[(Wo) -9000 (rt) 9999 (-)] TJ",
    b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI",
]  # fmt: skip
KEYS = [
    b"/Parent", b"/Kids", b"/Type", b"/MediaBox", b"/CropBox", b"/Rotate 90", b"/Rotate 37", b"/UserUnit 75",
    b"/StructTreeRoot", b"/K", b"/S /TD", b"/S /TR", b"/S /H1", b"/S /LI", b"/S /Note", b"/ColSpan 999999",
    b"/RowSpan -3", b"/Dest", b"/Count -9", b"/Contents", b"/PageLabels", b"/Title (\xfe\xff\xd8\x00)",
    b"/ActualText (\xfe\xff)", b"/Alt (x)", b"null", b"[]", b"<<>>",
]  # fmt: skip


def seeds(folder: Path) -> list[bytes]:
    """Files with headings, lists, columns, ruled and open tables, notes, hidden text, an outline, and a tag tree."""
    running = text(70, 30, "Richtlinie", 9) + "\n" + text(290, 815, "Seite 1 von 3", 9)
    table = grid([70, 200, 330, 460], [100, 130, 160, 190, 220]) + "\n".join(
        text(75 + 130 * column, 120 + 30 * row, f"Zelle {row}{column}") for row in range(4) for column in range(3)
    )
    lines = ["Das Land fördert Vorhaben der Integra-", "tion in allen Gemeinden.1 Es gilt:", "a) Antrag", "b) Ausweis"]
    prose = paragraph(70, 100, lines)
    columns = paragraph(60, 100, ["Links eins", "Links zwei."] * 6) + "\n" + paragraph(320, 100, ["Rechts"] * 12)
    head = text(70, 70, "1.2 Gegenstand", 14, "F2") + "\n" + turned(40, 400, "Gedreht")
    opened = "\n".join(rule(70, y, 500, y) for y in (300, 320, 400)) + "\n".join(
        text(75 + 140 * column, 315 + 20 * row, f"Wert {row}{column}") for row in range(4) for column in range(3)
    )
    note = text(70, 780, "1", 6) + "\n" + text(76, 783, "Siehe Abschnitt 4.", 8) + "\n" + fill(60, 500, 300, 40, 0.9)
    pages = [running + "\n" + part for part in (head + "\n" + prose + "\n" + note, table, columns + "\n" + opened)]
    contents = paragraph(70, 90, ["Inhalt", "1 Anlass ........ 2", "2 Zweck ........ 3"])
    image = "q 200 0 0 200 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n" + text(70, 100, "Ebene", extra="3 Tr")
    (folder / "s.typ").write_text(test_structure.SOURCE, encoding="utf-8")
    typst.compile(str(folder / "s.typ"), output=str(folder / "s.pdf"))
    tagged = take_apart((folder / "s.pdf").read_bytes())
    return [build(pages, title="Richtlinie"), build([contents, *pages, image]), put_together(tagged)]


def take_apart(data: bytes) -> dict[int, bytes]:
    """The objects of a file by number, with streams inflated and object streams opened where that is simple."""
    out: dict[int, bytes] = {}
    for number, body in _OBJECT.findall(data):
        stream = _STREAM.search(body)
        if stream and b"FlateDecode" in body and b"Predictor" not in body:
            with contextlib.suppress(zlib.error):
                plain = zlib.decompressobj().decompress(stream[1], 2**20)
                head = re.sub(rb"/Filter\s*/FlateDecode|/Length \d+", b"", body[: stream.start()])
                if b"/ObjStm" in head:
                    first = int((re.search(rb"/First (\d+)", head) or [b"", b"0"])[1])
                    table = [int(n) for n in plain[:first].split()]
                    starts = [*table[1::2], len(plain)]
                    for i, inner in enumerate(table[::2]):
                        out[inner] = plain[first + starts[i] : first + starts[i + 1]]
                    continue
                body = head + b"stream\n" + plain + b"\nendstream"
        out[int(number)] = body.strip()
    return {n: body for n, body in out.items() if b"/XRef" not in body}


def put_together(bodies: dict[int, bytes]) -> bytes:
    """A file of these objects with right lengths and cross references; the catalogue is found by its type."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in bodies.items():
        stream = _STREAM.search(body)
        if stream:
            head = re.sub(rb"/Length \d+( 0 R)?", b"", body[: stream.start()])
            cut = head.rfind(b">>")
            head = head[:cut] + b" /Length %d >> " % len(stream[1]) if cut >= 0 else head
            body = head + b"stream\n" + stream[1] + b"\nendstream"
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    root = next((n for n, body in bodies.items() if b"/Catalog" in body), 1)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n" + b"".join(b"%d 1\n%010d 00000 n \n" % i for i in sorted(places.items()))
    size = max(bodies, default=0) + 1
    return out + b"trailer << /Size %d /Root %d 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, root, start)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """The file with one to eight changes of objects and content streams, and right cross references."""
    bodies = take_apart(data)
    if not bodies:
        return data
    for _ in range(chance.randint(1, 8)):
        number = chance.choice(list(bodies))
        body = bodies[number]
        stream = _STREAM.search(body)
        if chance.random() < 0.05:
            bodies[chance.choice(list(bodies))] = body
        elif stream and chance.random() < 0.9:
            changed = _content(stream[1], chance)[:100_000]
            bodies[number] = body[: stream.start()] + b"stream\n" + changed + b"\nendstream"
        else:
            bodies[number] = _object(body, chance, list(bodies))
    return put_together(bodies)


def _content(content: bytes, chance: random.Random) -> bytes:
    lines = content.split(b"\n")
    for _ in range(chance.choice([1, 1, 3, 10])):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                lines[at : at + chance.choice([1, 1, 5])] = [b""]
            case 1:
                lines[at:at] = lines[at : at + chance.choice([1, 4])] * chance.choice([1, 2, 30])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at:at] = [chance.choice(OPERATORS) for _ in range(chance.choice([1, 1, 4]))]
            case 4:
                lines[at] = _swap(_NUMBER, lines[at], chance, lambda _: chance.choice(NUMBERS))
            case 5:
                lines[at] = _swap(_NUMBER, lines[at], chance, lambda n: b"%d" % (float(n) * chance.uniform(-1, 2)))
            case _:
                spoken = _LITERAL.findall(content) or [b"(x)"]
                words = b" ".join(chance.choice(spoken).strip(b"()") for _ in range(3))
                lines[at] = _swap(_LITERAL, lines[at], chance, lambda _: b"(" + words + b")")  # noqa: B023
    return b"\n".join(lines)


def _object(body: bytes, chance: random.Random, numbers: list[int]) -> bytes:
    match chance.randrange(6):
        case 0:
            return _swap(_REFERENCE, body, chance, lambda _: b"%d 0 R" % chance.choice([*numbers, 0, 999_999]))
        case 1:
            return _swap(_NUMBER, body, chance, lambda _: chance.choice(NUMBERS))
        case 2:
            names = _NAME.findall(body) or [b"/K"]
            return _swap(_NAME, body, chance, lambda _: chance.choice([*names, *KEYS]))
        case 3:
            at = body.find(b"<<") + 2
            return body[:at] + b" " + chance.choice(KEYS) + b" %d 0 R " % chance.choice(numbers) + body[at:]
        case 4:
            at = body.find(b"<<") + 2
            return body[:at] + b" " + chance.choice(KEYS) + b" " + body[at:]
        case _:
            at = chance.randrange(len(body) + 1)
            return body[:at] + body[at + chance.choice([1, 4, 16]) :]


def _swap(pattern: re.Pattern[bytes], data: bytes, chance: random.Random, new: Callable[[bytes], bytes]) -> bytes:
    """One random match of a pattern replaced."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start()] + new(match[0]) + data[match.end() :]
