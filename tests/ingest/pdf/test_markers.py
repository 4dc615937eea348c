import pytest

from ingest.pdf.markers import marker_of, ordinal, starts_clause


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("1. ein Plan", "1."),
        ("a) die Satzung", "a)"),
        ("aa) im Einzelnen", "aa)"),
        ("• Punkt", "•"),
        ("☐ Ausweis", "☐"),
        ("– Strich", "–"),
        ("iv) viertens", "iv)"),
    ],
)
def test_knows_markers(text: str, marker: str) -> None:
    found = marker_of(text)
    assert found is not None
    assert found.text == marker
    assert text[found.length :][0].isalpha()


@pytest.mark.parametrize(
    "text", ["4.1 Notwendigkeit", "(1) Jeder", "12. Oktober 2012", "§ 5 Zweck", "2019 war", "-lotsinnen", "z. B. so"]
)
def test_leaves_numbers_that_belong_to_the_text(text: str) -> None:
    found = marker_of(text)
    assert found is None


def test_clauses_and_sections_begin_paragraphs() -> None:
    assert starts_clause("(2a) Das gilt auch")
    assert starts_clause("4.1.2 Zweck")
    assert not starts_clause("(siehe oben)")


def test_ordinals() -> None:
    assert [ordinal(m) for text in ("3. x", "c) x", "• x") if (m := marker_of(text))] == [3, 3, None]
