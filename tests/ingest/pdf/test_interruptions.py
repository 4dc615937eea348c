"""Paragraphs cut in two by tables, figures and boxes."""

from collections.abc import Sequence

from ingest.block import Paragraph, Table
from ingest.pdf.interruptions import join_interrupted
from ingest.pdf.lines import Line
from ingest.pdf.page import Box
from ingest.pdf.parts import DraftTable, Part, Piece
from tests.ingest.pdf.tagged.page import Page, blocks
from tests.ingest.pdf.test_contents import table


def piece(*texts: str, y: float = 100, page: int = 1, boxed: bool = False) -> Piece:
    lines = [
        Line(text, 70, 70 + 5 * len(text), y + 13 * i - 8, y + 13 * i + 2, y + 13 * i, 10, False, False, page)
        for i, text in enumerate(texts)
    ]
    for line in lines:
        line.first_width = 5 * len(line.text.split()[0])
    return Piece(lines, boxed=boxed)


def draft(caption: str = "") -> DraftTable:
    return DraftTable(1, Box(0, 0, 0, 0), [], caption=piece(caption).lines if caption else [])


def raws(*parts: Part) -> list[str]:
    joined: Sequence[Part] = join_interrupted(parts)
    return [part.raw if isinstance(part, Piece) else "Tabelle" for part in joined]


HALF = ("Das Amt fördert Vorhaben in Städten,", "Gemeinden und Kreisen, sofern es sie")
REST = "vorher bewilligt hat."


def test_a_word_cut_by_a_table_is_whole_again() -> None:
    page = Page()
    page.add("P", page.run(70, 80, "Den Vorsitz der Fach-Kommis-"))
    page.add("P", page.run(70, 110, "Tabelle 2: Gremien", bold=True))
    table(page, [("Beirat", "fünf Mitglieder"), ("Ausschuss", "neun Mitglieder")])
    page.add("P", page.run(70, 300, "sion hat die Bürgermeisterin."))
    first, second = blocks(page)
    assert isinstance(first, Paragraph)
    assert isinstance(second, Table)
    assert first.text.text == "Den Vorsitz der Fach-Kommission hat die Bürgermeisterin."
    assert second.caption is not None
    assert second.caption.text == "Tabelle 2: Gremien"


def test_a_full_line_goes_on_behind_a_table_with_a_caption_and_behind_a_box() -> None:
    for between in (draft("Tabelle 2: Gremien"), piece("Kurz gemerkt", y=200, boxed=True)):
        whole, other = join_interrupted([piece(*HALF), between, piece(REST, y=300)])
        assert isinstance(whole, Piece)
        assert whole.raw == " ".join([*HALF, REST])
        assert other is between


def test_a_sentence_around_its_table_and_a_lead_in_stay() -> None:
    around = (piece(*HALF), draft(), piece(REST, y=300))
    assert raws(*around) == [" ".join(HALF), "Tabelle", REST]
    lead = (piece("Erstattet werden"), draft("Tabelle 2: Sätze"), piece("je Tag und Person.", y=300))
    assert raws(*lead) == ["Erstattet werden", "Tabelle", "je Tag und Person."]
    colon = (piece(*HALF[:1], "Gemeinden und Kreisen je Einwohner:"), draft("Tabelle 2: Sätze"), piece(REST, y=300))
    assert raws(*colon)[1:] == ["Tabelle", REST]


def test_a_framed_word_in_a_line_of_text_stays_where_it_is() -> None:
    framed = piece("Antrag", y=113, boxed=True)
    assert raws(piece(*HALF), framed, piece(REST, y=126)) == [" ".join(HALF), "Antrag", REST]
