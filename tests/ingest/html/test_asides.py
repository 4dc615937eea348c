import pytest

MAIN = "<main><h1>Pass</h1><h2>Gebühr</h2><p>Der Pass kostet 70 Euro, wenn Sie ihn im Rathaus abholen.</p></main>"
PHONE = "<div><h4>Kontakt</h4><p>Frau Moll<br>Telefon: <a href='tel:0551234'>0551 234</a></p></div>"
LINKS = "<div><h4>Downloads</h4><ul><li><a href=/a.pdf>Antrag</a><li><a href=/b.pdf>Vollmacht</a></ul></div>"
TEASER = "<div><h4>Aktuelles</h4><p>Das neue Rathaus ist fertig. <a href=/n>Zum Beitrag</a></p></div>"


def test_a_box_that_says_whom_to_reach_follows_the_text_and_the_others_stay_out(read):
    page = read(f"{MAIN}<aside>{TEASER}{PHONE}{LINKS}</aside>")
    assert page[3:] == ["## Kontakt", "Frau Moll\nTelefon: 0551 234"]
    assert read(f"{MAIN}<div class='page-sidebar'><div>{LINKS}{PHONE}</div></div>")[3] == "## Kontakt"


@pytest.mark.parametrize(
    "text",
    [
        "Montag bis Freitag 8 bis 12 Uhr",
        "Zimmer 2.14",
        "Schreiben Sie an pass(at)moorau.example",
        "Ansprechpartnerin: Frau Moll",
    ],
)
def test_a_box_without_a_heading_concerns_the_page(read, text):
    assert read(f"{MAIN}<div role=complementary><p>{text}</p></div>")[3:] == ["//", text]


def test_an_aside_amid_the_text_does_not_end_its_section(read):
    page = read(f"<h1>Pass</h1><h2>Gebühr</h2><p>70 Euro.</p><aside>{PHONE}</aside><p>Für Kinder 30 Euro.</p>")
    assert page[2:] == ["70 Euro.", "Für Kinder 30 Euro.", "## Kontakt", "Frau Moll\nTelefon: 0551 234"]


def test_boxes_of_the_page_frame_and_hidden_ones_stay_out(read):
    assert read(f"{MAIN}<footer><aside>{PHONE}</aside></footer><aside hidden>{PHONE}</aside>")[3:] == []
