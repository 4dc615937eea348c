import pytest

from ingest import Document, Passage, PassageKind, Span


def passage(text="Erstens. Zweitens.", sentences=(Span(0, 8), Span(9, 18)), items=()):
    return Passage("p", "d", (), PassageKind.PARAGRAPH, text, sentences, items)


def test_a_passage_knows_its_first_page_and_label():
    assert passage(sentences=(Span(0, 8, 3, "i"), Span(9, 18, 4, "ii"))).page_label == "i"


def test_lead_in_is_the_text_before_the_items():
    assert (
        passage("Schritte:\n1. A\n2. B", (Span(0, 9), Span(10, 14), Span(15, 19)), (Span(10, 14),)).lead_in
        == "Schritte:"
    )


@pytest.mark.parametrize(
    "spans", [(), (Span(0, 8), Span(7, 18)), (Span(5, 5),), (Span(0, 19),), (Span(9, 18), Span(0, 8))]
)
def test_spans_that_do_not_fit_the_text_are_refused(spans):
    with pytest.raises(ValueError, match="passage 'p'"):
        passage(sentences=spans)


def test_a_document_id_is_a_slug_and_its_date_iso():
    with pytest.raises(ValueError, match="slug"):
        Document("Über uns", "Über uns", "u.md", "0")
    with pytest.raises(ValueError, match="2012-13-x"):
        Document("ueber-uns", "Über uns", "u.md", "0", date="2012-13-x")
