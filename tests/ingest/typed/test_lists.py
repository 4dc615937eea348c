from ingest.docx import read_docx
from ingest.language.numerals import numeral
from ingest.typed.lists import typed_items
from tests.ingest.office import docx, p, run
from tests.ingest.outline import outline


def marked(*texts, lead="Nötig sind", before=()):
    return [(item.level, item.marker, item.text.text) for item in typed_items(texts, lead, before)]


def test_roman_numbers_count_up_beyond_twenty():
    numbers = [numeral(number, "i") for number in range(1, 24)]
    assert [marker for _, marker, _ in marked(*(f"{number}. ein Nachweis," for number in numbers))][-1] == "xxiii."


def test_paragraphs_whose_markers_count_up_are_a_list_with_its_lead_in(tmp_path):
    body = [
        p("(1) Beizufügen sind"),
        p("a) ein Lageplan,"),
        p("b) ein Foto."),
        p("(2) Das Amt prüft den Antrag."),
        p("(3) Es entscheidet."),
        p("1. Ausweis"),
        p("2. Bescheid"),
    ]
    assert outline(read_docx(docx(tmp_path / "a.docx", *body)).blocks) == [
        "(1) Beizufügen sind",
        "a)| ein Lageplan,",
        "b)| ein Foto.",
        "(2) Das Amt prüft den Antrag.",
        "(3) Es entscheidet.",
        "1.| Ausweis",
        "2.| Bescheid",
    ]


def test_markers_nest():
    assert marked("a) Wege", "aa) Feldweg", "bb) Radweg", "b) Plätze", "– Markt", "– Park") == [
        (0, "a)", "Wege"),
        (1, "aa)", "Feldweg"),
        (1, "bb)", "Radweg"),
        (0, "b)", "Plätze"),
        (1, "–", "Markt"),
        (1, "–", "Park"),
    ]
    assert [
        marker for _, marker, _ in marked("h) eins", "i) zwei", before=typed_items(["f) x", "g) y"], None, []))
    ] == []
    assert len(marked("i) eins", "ii) zwei", "iii) drei")) == 3


def test_what_does_not_count_up_is_no_list():
    assert marked("a) eins") == []
    assert marked("(1) Die Gebühr ist fällig.", "(2) Sie wird gemahnt.") == []
    assert marked("3. eins", "4. zwei") == []
    assert marked("a) eins", "c) drei") == []
    assert marked("1. Mai 2024 geschlossen", "2. Mai 2024 geöffnet") == []


def test_a_list_goes_on_after_a_paragraph():
    first = typed_items(["1. eins", "2. zwei"], None, [])
    assert marked("3. drei", "4. vier", before=first) == [(0, "3.", "drei"), (0, "4.", "vier")]


def test_numbered_paragraphs_of_several_sentences_stay_paragraphs():
    texts = ["1. Der Verein hat Mitglieder. Sie zahlen Beiträge.", "2. Der Vorstand leitet. Er wird gewählt."]
    assert marked(*texts, lead="Es gab einen Beschluss.") == []
    assert len(marked(*texts, lead="Es gilt:")) == 2


def test_numbered_headings_stay_headings(tmp_path):
    bold = "<w:b/>"
    body = [p(run("1. Zweck", bold)), p("Der Zweck."), p(run("2. Mittel", bold)), p("Die Mittel.")]
    assert outline(read_docx(docx(tmp_path / "a.docx", *body)).blocks) == [
        "# 1. Zweck",
        "Der Zweck.",
        "# 2. Mittel",
        "Die Mittel.",
    ]


def test_roman_numbers_with_a_full_stop_nest_and_abbreviations_are_none():
    assert marked("a) Aufsicht über", "i. den Bauhof,", "ii. das Bad,", "b) Pflege der Wege") == [
        (0, "a)", "Aufsicht über"),
        (1, "i.", "den Bauhof,"),
        (1, "ii.", "das Bad,"),
        (0, "b)", "Pflege der Wege"),
    ]
    assert marked("i. d. R. jährlich", "ii. zweimal") == []
