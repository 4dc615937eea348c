import pytest

from ingest.html import read_html
from tests.ingest.outline import outline

WRITER = "<meta name=generator content='LibreOffice 7.4 (Linux)'>"
WORD = "<meta name=Generator content='Microsoft Word 15'>"


@pytest.fixture
def page(tmp_path):
    def reading(source):
        path = tmp_path / "seite.html"
        path.write_text(source, encoding="utf-8")
        return read_html(path)

    return reading


def test_headings_in_lists_have_their_numbers(read):
    source = (
        "<ol><li><h1>Zweck</h1><ol><li><h2>Ziel</h2></ol></ol><p>Es gilt.</p><ol><ol start=2><li><h2>Kreis</h2>"
        "</ol></ol><ol><li value=1><p>Alle zahlen.</p><li><p>Sie zahlen bar.</p></ol>"
        "<ol start=2><li><h1>Geld</h1></ol><p>Viel.</p>"
    )
    assert read(WRITER + source) == [
        "# 1. Zweck", "## 1.1 Ziel", "Es gilt.", "## 1.2 Kreis", "1.| Alle zahlen.", "2.| Sie zahlen bar.",
        "# 2. Geld", "Viel.",
    ]  # fmt: skip


def test_headings_in_the_items_of_other_pages_are_their_text(read):
    assert read("<ol><li><h3>Antrag</h3><p>Stellen Sie ihn.</p><li><h3>Bescheid</h3></ol>") == [
        "1.| Antrag\nStellen Sie ihn.",
        "2.| Bescheid",
    ]


def test_the_table_of_contents_tells_how_numbers_look_and_is_left_out(read):
    source = "<h1>Satzung</h1><p><b>Inhaltsverzeichnis</b></p><div id='Table of Contents1'>{}</div>".format(
        "<p>§ 1 Zweck 1</p><p>§ 2 Geld 1</p>"
    )
    source += "<ol><li><h2>Zweck</h2></ol><p>Es gilt.</p><ol start=2><li><h2>Geld</h2></ol><p>Viel.</p>"
    assert read(WRITER + source) == ["# Satzung", "## § 1 Zweck", "Es gilt.", "## § 2 Geld", "Viel."]


def test_numbers_glued_to_their_headings_are_set_apart(read):
    source = "<h1>1.1Zweck</h1><p>Es gilt.</p><h1>3D-Druck</h1><p>Gibt es.</p>"
    assert read(WRITER + source) == ["# 1.1 Zweck", "Es gilt.", "# 3D-Druck", "Gibt es."]
    assert read(source)[0] == "# 1.1Zweck"


def test_headers_and_footers_are_left_out_and_tell_the_date(page):
    reading = page(
        f"{WRITER}<div title=header><p>Stadt Moorau</div><p>Es gilt.</p><div title=footer><p>Stand 05/2025, Seite 1"
    )
    assert (outline(reading.blocks), reading.date) == (["Es gilt."], "2025-05")


def test_the_day_of_the_last_change_dates_a_page(page):
    line = "<p>Beschlossen vom Rat am 3. Mai 2022, zuletzt geändert durch Satzung vom 4. Juni 2024</p><p>Es gilt.</p>"
    assert page(line).date == "2024-06-04"
    assert page("<p>Das Amt zahlt vom 3. Mai 2022 bis 4. Juni 2024.</p>").date is None


def test_what_word_adds_to_the_text_is_left_out(read):
    assert read(
        f"{WORD}<p class=MsoToc1><a href='#a'>1 Zweck</a> 1</p><h1><a name=a></a>1 Zweck</h1>"
        "<p>Es gilt für <del>alle</del><ins>Kinder</ins>.<span class=MsoCommentReference>[KM1]</span></p>"
        "<p class=MsoListParagraph>a)&nbsp; bar,</p><p class=MsoListParagraph>b)&nbsp; mit Karte.</p>"
        "<div style='mso-element:comment-list'><p>Intern</p></div><div style='mso-element:footer'><p>Seite 1</div>"
    ) == ["# 1 Zweck", "Es gilt für Kinder.", "a)| bar,", "b)| mit Karte."]


def test_bold_lines_are_headings_below_the_others(read):
    source = (
        "<h1>Zweck</h1><p><b>Wer darf</b></p><p>Alle dürfen.</p><p><b>Tabelle 1: Orte</b></p><p>Moorau</p>"
        "<p><b>Amt</b></p><h1>Ende</h1><p><b>Anlage 1</b></p><p><b>Farben</b></p><p>Rot</p>"
    )
    assert read(WRITER + source) == [
        "# Zweck", "####### Wer darf", "Alle dürfen.", "Tabelle 1: Orte", "Moorau", "Amt", "# Ende", "# Anlage 1",
        "####### Farben", "Rot",
    ]  # fmt: skip
    assert read(source)[1] == "Wer darf"


def test_a_note_stands_with_the_item_that_carries_its_mark(read):
    mark = "<sup><a href='#n{0}' name='r{0}'>{0}</a></sup>"
    note = "<div id=n{0}><p><sup>{0}</sup> {1}</p></div>"
    assert read(
        f"<ol><li>Bar{mark.format(1)}<ol type=a><li>Euro{mark.format(2)}</ol><li>Karte</ol>"
        + note.format(1, "Nur Münzen.")
        + note.format(2, "Oder " + "Mark " * 80)
    ) == ["1.| Bar\nNur Münzen.", "  a.| Euro", "2.| Karte", "Oder " + ("Mark " * 80).strip()]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"{WRITER}<meta name=author content='Stadt Moorau'>", None),
        ("<meta name=author content='Kim Mustermann'>", None),
        ("<meta name=author content='Stadt Moorau'>", "Stadt Moorau"),
        ("<meta name=author content='Umweltamt'>", "Umweltamt"),
        ("<meta name=author content='kmuster'><meta property='og:site_name' content='Moorau'>", "Moorau"),
    ],
)
def test_who_wrote_a_page_is_no_publisher(page, head, expected):
    assert page(f"<html><head>{head}</head><body><p>Es gilt.</p>").publisher == expected
