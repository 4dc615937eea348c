from pathlib import Path

from ingest.block import Table
from ingest.pdf import read_pdf
from tests.ingest.outline import values
from tests.ingest.pdf.factory import grid, rule, text, write

XS = (60.0, 160.0, 300.0, 360.0, 520.0)
HEAD = ("Kurs", "Inhalt", "Stufe", "Form")


def row(y: float, *texts: str, bold: int = 1) -> str:
    """A row of a ruled table, whose first cells are bold."""
    cells = [text(x + 4, y, t, 10, "F2" if i < bold else "F1") for i, (x, t) in enumerate(zip(XS, texts, strict=False))]
    return "\n".join(cells)


def tables(folder: Path, *pages: str) -> list[Table]:
    return [block for block in read_pdf(write(folder, *pages)).blocks if isinstance(block, Table)]


UPPER = [grid(XS, (100, 120, 140)), row(114, *HEAD, bold=4), row(134, "Funk", "sprechen", "2", "Übung")]


def test_a_table_drawn_in_two_parts_is_one(tmp_path: Path) -> None:
    lower = [grid(XS, (156, 176)), row(170, "Karte", "lesen", "1", "Vortrag")]
    (table,) = tables(tmp_path, "\n".join([*UPPER, *lower]))
    assert table.header == HEAD
    assert values(table) == [["Funk", "sprechen", "2", "Übung"], ["Karte", "lesen", "1", "Vortrag"]]


def test_a_part_with_heads_of_its_own_or_below_a_text_is_another_table(tmp_path: Path) -> None:
    other = [grid(XS, (156, 176, 196)), row(170, *HEAD, bold=4), row(190, "Karte", "lesen", "1", "Vortrag")]
    assert len(tables(tmp_path, "\n".join([*UPPER, *other]))) == 2
    below = [grid(XS, (165, 185, 205)), row(179, "Karte", "lesen", "1", "Vortrag"), row(199, "Boot", "rudern", "1", "")]
    assert len(tables(tmp_path, "\n".join([*UPPER, text(60, 156, "Im zweiten Jahr:"), *below]))) == 2


def test_a_line_in_one_column_alone_makes_no_second_row(tmp_path: Path) -> None:
    parted = [grid(XS, (100, 120, 160)), rule(XS[3], 140, XS[4], 140)]
    (table,) = tables(
        tmp_path, "\n".join([*parted, row(114, *HEAD, bold=4), row(134, "Funk", "sprechen", "2", "Übung")])
    )
    assert values(table) == [["Funk", "sprechen", "2", "Übung"]]
    more = text(XS[3] + 4, 154, "Vortrag", 10)
    (table,) = tables(
        tmp_path, "\n".join([*parted, row(114, *HEAD, bold=4), row(134, "Funk", "sprechen", "2", "Übung"), more])
    )
    assert [line[3] for line in values(table)] == ["Übung", "Vortrag"]


def test_the_rest_of_a_table_may_lack_columns_without_text(tmp_path: Path) -> None:
    first = [*UPPER, grid(XS, (140, 160)), row(154, "Karte", "Karten lesen und in", "1", "Vortrag")]
    rest = [grid(XS, (60, 80, 100)), row(74, "", "das Gelände übertragen", "", "und Übung"), row(94, "Test", "alles")]
    (table,) = tables(tmp_path, "\n".join(first), "\n".join(rest))
    assert values(table)[1:] == [
        ["Karte", "Karten lesen und in das Gelände übertragen", "1", "Vortrag und Übung"],
        ["Test", "alles", "", ""],
    ]


def test_a_table_with_other_borders_or_heads_is_no_rest(tmp_path: Path) -> None:
    xs = (60.0, 190.0, 330.0, 520.0)
    cells = [text(x + 4, 74, t, 10, "F2") for x, t in zip(xs, ("Boot", "rudern", "3"), strict=False)]
    assert len(tables(tmp_path, "\n".join(UPPER), "\n".join([grid(xs, (60, 80)), *cells]))) == 2
    heads = [grid(XS, (60, 80, 100)), row(74, "Boot", "Länge", "", "Ort", bold=4), row(94, "Jolle", "4 m", "", "See")]
    assert len(tables(tmp_path, "\n".join(UPPER), "\n".join(heads))) == 2
