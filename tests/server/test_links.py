from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from server.links import file_url, passage_url, search_words
from tests.server.fake_assistant import BROCHURE, GUIDE


def test_pdf_link_highlights_in_two_browsers():
    url = file_url(BROCHURE, 4, "Es gilt die Umlaut-Regel für größere Städte im ganzen Land.")
    words = "f%C3%BCr%20gr%C3%B6%C3%9Fere%20St%C3%A4dte%20im%20ganzen%20Land"
    assert url == f"/dokumente/{BROCHURE.file}#page=4&search={words}&phrase=true:~:text={words}"


def test_other_formats_get_the_text_fragment_only():
    assert file_url(GUIDE, None, "Ein Indikator misst etwas.") == (
        "/dokumente/texte/leitfaden%20indikatoren.md#:~:text=Ein%20Indikator%20misst%20etwas"
    )


def test_words_with_hyphens_and_markers_are_avoided():
    assert search_words("1. Bund-Länder-Programm nutzen und Mittel rechtzeitig beantragen") == (
        "nutzen und Mittel rechtzeitig beantragen"
    )
    assert search_words("§ 5 – (1)") in {"", "5"}


def test_words_do_not_reach_across_a_colon():
    assert search_words("Indikator: Ein Indikator ist messbar") == "Ein Indikator ist messbar"


def test_passage_link_marks_a_stretch():
    assert passage_url("a:1") == "/quelle/a:1"
    assert passage_url("a/ä", 3, 9) == "/quelle/a%2F%C3%A4?von=3&bis=9"


@given(st.text(max_size=300))
def test_words_occur_in_the_quote_as_they_stand(quote):
    words = search_words(quote)
    assert words in " ".join(quote.split())
    fragment = file_url(BROCHURE, 1, quote).partition("#")[2]
    assert unquote(fragment).count(":~:text=") <= 1
    assert " " not in fragment
