"""Runs of text that browsers tag one by one: what is one paragraph, and where one was broken."""

from ingest.pdf.tagged.tags import Element
from tests.ingest.pdf.tagged.page import Page

WRAPPED = "Der Antrag wird schriftlich gestellt und von der\nBehörde geprüft."  # tells how wide the page is set


def page_with_column() -> Page:
    page = Page()
    page.add("P", page.run(70, 100, WRAPPED))
    return page


def test_runs_within_a_line_are_one_paragraph() -> None:
    page = page_with_column()
    emphasis = Element("Em", [page.run(128, 140, "beginnt", bold=True)])
    page.add("P", page.run(70, 140, "Die Sitzung"), emphasis, page.run(166, 140, "um neun."))
    assert page.raws()[1:] == ["Die Sitzung beginnt um neun."]


def test_a_run_that_only_wraps_goes_on() -> None:
    page = page_with_column()
    full = "Der Beirat tagt zweimal im Jahr und berichtet an"
    page.add("P", page.run(70, 140, full), page.run(70, 153, "Rat und Ausschuss.", bold=True))
    assert page.raws()[1:] == [f"{full} Rat und Ausschuss."]


def test_a_run_below_a_line_that_was_not_full_begins_a_paragraph() -> None:
    page = page_with_column()
    page.add("P", page.run(70, 140, "Erika Muster"), page.run(70, 153, "Leiterin des Amtes"))
    page.add("P", page.run(270, 180, "Az. 12/3"), page.run(250, 193, "Neustadt, 3. Mai"))
    assert page.raws()[1:] == ["Erika Muster", "Leiterin des Amtes", "Az. 12/3", "Neustadt, 3. Mai"]


def test_a_sentence_broken_by_hand_goes_on() -> None:
    page = page_with_column()
    page.add("P", page.run(70, 140, "Das Amt ist"), page.run(70, 153, "montags geschlossen."))
    assert page.raws()[1:] == ["Das Amt ist montags geschlossen."]


def test_list_markers_at_the_start_of_a_line_begin_items() -> None:
    page = page_with_column()
    page.add("P", page.run(70, 140, "Nötig sind"), page.run(70, 153, "a) ein Plan,"), page.run(70, 166, "b) ein Pass."))
    assert page.raws()[1:] == ["Nötig sind", "a) ein Plan,", "b) ein Pass."]


def test_groups_side_by_side_stay_apart() -> None:
    page = page_with_column()
    term, meaning = page.run(70, 140, "Träger"), page.run(90, 153, "wer ein Vorhaben durchführt")
    page.add("NonStruct", Element("NonStruct", [term]), Element("NonStruct", [meaning]))
    page.add("Document", page.run(70, 200, "Telefon"), page.run(200, 200, "Fax"))
    assert page.raws()[1:] == ["Träger", "wer ein Vorhaben durchführt", "Telefon", "Fax"]


def test_a_group_with_blocks_is_no_run() -> None:
    page = page_with_column()
    inner = Element("P", [page.run(70, 153, "Absatz im Kasten.")])
    page.add("NonStruct", page.run(70, 140, "Hinweis", bold=True), Element("NonStruct", [inner]))
    assert page.raws()[1:] == ["Hinweis", "Absatz im Kasten."]


def test_spans_of_word_processors_are_one_paragraph_whatever_their_place() -> None:
    page = page_with_column()
    span = Element("Span", [page.text(70, 153, "Zweite Zeile nach einem Umbruch.")])
    page.add("P", page.text(70, 140, "Erste Zeile."), span)
    assert page.raws()[1:] == ["Erste Zeile. Zweite Zeile nach einem Umbruch."]


def test_raised_numbers_are_marks_and_touch_their_word() -> None:
    page = page_with_column()
    page.add("P", page.run(70, 140, "bis 14 Uhr"), page.run(page.end, 136, "1", size=8), page.run(page.end, 140, "."))
    page.add("P", page.run(70, 180, "Raum"), page.run(93, 180, "1", size=8))
    assert page.raws()[1:] == ["bis 14 Uhr¹.", "Raum 1"]


def test_check_boxes_written_before_the_words_of_their_line_stand_before_their_words() -> None:
    page = Page()
    boxes = page.text(70, 140, "☐")
    page.text(140, 140, "☒")
    page.text(85, 140, "ja")
    page.text(155, 140, "nein, erst 2027")
    for word in page.words:
        word.mcid = boxes
    page.add("P", boxes)
    assert page.raws() == ["☐ ja ☒ nein, erst 2027"]


def test_words_alone_keep_their_order() -> None:
    page = Page()
    right = page.text(140, 140, "rechts")
    page.text(70, 140, "links")
    for word in page.words:
        word.mcid = right
    page.add("P", right)
    assert page.raws() == ["rechts links"]
