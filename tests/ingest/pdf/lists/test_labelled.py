"""Labels with their values in two columns without rules."""

from pathlib import Path

from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import text, write
from tests.ingest.pdf.test_reader import items, paragraphs

FACTS = (("Bauherr", "Gemeinde Fahrenkamp, Amt", "für Hochbau"), ("Baujahr", "1987"), ("Fläche", "420 m²"))


def table(y: float, *rows: tuple[str, ...], at: float = 150) -> str:
    """Rows of a bold label and the lines of its value, which begin at one place."""
    shown = []
    for label, *lines in rows:
        shown.append(text(70, y, label, font="F2"))
        shown += [text(at, y + 13 * i, line) for i, line in enumerate(lines)]
        y += 13 * len(lines)
    return "\n".join(shown)


def test_values_beside_bold_labels_belong_to_them(tmp_path: Path) -> None:
    page = text(70, 80, "Das Haus am Deich steht allen Vereinen offen.") + "\n" + table(110, *FACTS)
    reading = read_pdf(write(tmp_path, page + "\n" + text(70, 190, "Es wird gern genutzt.")))
    assert items(reading) == [(0, f"{label}:", " ".join(lines)) for label, *lines in FACTS]
    assert paragraphs(reading) == ["Das Haus am Deich steht allen Vereinen offen.", "Es wird gern genutzt."]


def test_a_label_as_wide_as_its_column_is_one_of_them(tmp_path: Path) -> None:
    page = table(110, *FACTS, ("Nutzungsrecht", "Vereine"), at=153)
    assert items(read_pdf(write(tmp_path, page)))[-1] == (0, "Nutzungsrecht:", "Vereine")


def test_two_labels_repeated_ones_and_wider_rows_are_no_list(tmp_path: Path) -> None:
    assert items(read_pdf(write(tmp_path, table(110, *FACTS[1:])))) == []
    assert items(read_pdf(write(tmp_path, table(110, *FACTS, FACTS[0])))) == []
    wider = "\n".join([table(110, *FACTS), text(70, 162, "Miete", font="F2"), text(150, 162, "9 Euro")])
    assert items(read_pdf(write(tmp_path, wider + "\n" + text(260, 162, "je Stunde")))) == []
