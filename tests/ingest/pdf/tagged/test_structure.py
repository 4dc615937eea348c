"""Tagged files, written by typst."""

from pathlib import Path

import typst

from ingest.block import Heading, ListBlock, Paragraph, Table
from ingest.pdf import read_pdf

SOURCE = """
#set document(title: "Förderrichtlinie Integration")
#set page(width: 12cm, height: 9cm, header: [Kopfzeile der Richtlinie], numbering: "1")
#set text(lang: "de", size: 10pt, hyphenate: true)
#set par(justify: true)
#outline()
#pagebreak()
= Grundsätze
Das Land fördert Vorhaben#footnote[Vergleiche die Verwaltungsvorschrift.], die das Zusammenleben
in den Gemeinden stärken.
== Verfahren
- Antrag stellen
  - mit Finanzierungsplan
- Bescheid abwarten
#pagebreak()
#table(columns: 3,
  table.header([Art], [Höchstbetrag], [Anteil]),
  [Sprache], [5.000 Euro], [80 %],
  [Ehrenamt], [], [50 %],
)
"""


def test_the_tag_tree_gives_headings_lists_tables_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "richtlinie.pdf"
    (tmp_path / "richtlinie.typ").write_text(SOURCE, encoding="utf-8")
    typst.compile(str(tmp_path / "richtlinie.typ"), output=str(path))
    reading = read_pdf(path)
    blocks = reading.blocks
    assert reading.title == "Förderrichtlinie Integration"
    assert [(b.level, b.text.text) for b in blocks if isinstance(b, Heading)] == [(1, "Grundsätze"), (2, "Verfahren")]
    texts = [b.text.text for b in blocks if isinstance(b, Paragraph)]
    assert texts[0].startswith("Das Land fördert Vorhaben")
    assert texts[0].endswith("in den Gemeinden stärken.")
    assert len(texts) == 2
    assert "Vergleiche die Verwaltungsvorschrift." in texts[1]
    (points,) = [b for b in blocks if isinstance(b, ListBlock)]
    assert [(i.level, i.marker, i.text.text) for i in points.items] == [
        (0, "•", "Antrag stellen"),
        (1, "‣", "mit Finanzierungsplan"),
        (0, "•", "Bescheid abwarten"),
    ]
    (table,) = [b for b in blocks if isinstance(b, Table)]
    assert table.header == ("Art", "Höchstbetrag", "Anteil")
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["Sprache", "5.000 Euro", "80 %"],
        ["Ehrenamt", "", "50 %"],
    ]


def test_raised_digits_do_not_stick_to_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "richtlinie.pdf"
    (tmp_path / "richtlinie.typ").write_text(
        "#set page(width: 12cm)\nDas gilt seit 2009 dazu.#footnote[Der Bericht.] Nach Art. 5 sind es 40 m#super[2].",
        encoding="utf-8",
    )
    typst.compile(str(tmp_path / "richtlinie.typ"), output=str(path))
    texts = [b.text.text for b in read_pdf(path).blocks if isinstance(b, Paragraph)]
    assert texts[0] == "Das gilt seit 2009 dazu.¹ Nach Art. 5 sind es 40 m²."
