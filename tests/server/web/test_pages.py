import html
import re

import pytest
from fastapi.testclient import TestClient

from server.settings import Settings
from server.web.app import create_app
from server.web.pages import FRAGMENT
from tests.server import fake_assistant as fake


def ask(client, question, **fields):
    return client.post("/", data={"question": question, **fields})


def visible(page: str) -> str:
    """The text of a page as people read it."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_start_page_says_first_that_no_human_answers(client):
    page = client.get("/").text
    first = visible(page[page.index("<main") :]).removeprefix("Was möchten Sie wissen? ")
    assert first.startswith("Hier antwortet kein Mensch")
    assert all(suggestion in page for suggestion in fake.FakeAssistant().suggestions())
    assert 'role="log"' in page  # there before the first answer, so that the first one is announced too


@pytest.mark.parametrize("question", fake.ANSWERS)
def test_every_part_of_an_answer_stands_on_the_page(client, question):
    answer = fake.ANSWERS[question]
    text = visible(ask(client, question).text)
    for part in answer.parts:
        if answer.kind != "table":
            assert " ".join(part.text.split()) in text
    for source in answer.sources:
        assert " ".join(source.quote.split()) in text
        assert source.title in text
        assert " › ".join(source.section) in text


def test_list_markers_are_not_doubled(client):
    page = ask(client, fake.STEPS).text
    assert '<ol class="items printed" role="list"' in page
    assert page.count('<span class="marker">3.</span>') == 1


def test_table_becomes_a_table_and_one_row_a_list_of_terms(client):
    page = ask(client, fake.TABLE).text
    assert '<th scope="col">Quelle</th>' in page
    assert "<td>Bundesagentur für Arbeit</td>" in page
    assert "<dt>Quelle</dt><dd>Bundesagentur für Arbeit</dd>" in ask(client, fake.ONE_ROW).text


def test_uncertain_looks_different_from_answered(client):
    page = ask(client, fake.UNCERTAIN).text
    assert "turn--uncertain" in page
    assert "Nicht sicher" in page
    assert fake.ANSWERS[fake.UNCERTAIN].reason in html.unescape(page)


@pytest.mark.parametrize("question", [fake.NOT_FOUND, fake.OUT_OF_SCOPE, fake.PERSONAL])
def test_refusal_helps(client, question):
    page = html.unescape(ask(client, question).text)
    assert fake.ANSWERS[question].reason in page
    assert fake.RELATED[0] in page
    assert 'href="tel:061132-0"' in page or 'href="tel:0611320"' in page
    assert "Fundstelle</h3>" not in page


def test_small_talk_is_offered_questions_and_nobody_to_call(client):
    page = html.unescape(ask(client, fake.CHAT).text)
    assert "So hilft diese Auskunft weiter" in page
    assert "Um dieses Thema geht es" not in page
    assert fake.RELATED[0] in page
    assert "Dazu gibt es Auskunft" not in page
    assert 'class="contact-block"' not in page


def test_an_english_page_says_why_in_english(client):
    answer = client.post("/", params={"lang": "en"}, data={"question": fake.CHAT}).text
    assert "it cannot chat" in answer
    assert "plaudern" not in answer


def test_what_was_asked_stands_in_its_own_language_and_direction(client):
    page = ask(client, fake.ARABIC).text
    assert f'<span class="words" lang="ar" dir="auto">{fake.ARABIC}</span></h2>' in page
    assert f'<bdi lang="de"><q>{fake.STEPS}</q></bdi>' in ask(client, fake.FOLLOW_UP, history=[fake.STEPS]).text


def test_history_travels_in_the_form(client, assistant):
    page = ask(client, fake.FOLLOW_UP, history=["alt", fake.STEPS]).text
    assert assistant.asked[-1] == (fake.FOLLOW_UP, ("alt", fake.STEPS))
    assert page.count('name="history"') == 3
    assert f"<q>{fake.STEPS}</q>" in page


def test_question_by_address_is_answered_and_not_indexed(client):
    response = client.get("/", params={"q": fake.QUOTE})
    assert "turn--answered" in response.text
    assert response.headers["x-robots-tag"] == "noindex"


def test_fragment_is_the_answer_alone(client):
    response = client.post("/", data={"question": fake.QUOTE}, headers={"accept": FRAGMENT})
    assert response.text.lstrip().startswith("<article")
    assert "<html" not in response.text


@pytest.mark.parametrize(("question", "words"), [("", "Die Frage ist leer"), ("x" * 401, "höchstens 400 Zeichen")])
def test_bad_question_is_an_error_on_the_page(client, question, words):
    response = ask(client, question)
    assert response.status_code == 422
    assert words in response.text
    assert "<title>Fehler: " in response.text
    assert 'aria-invalid="true"' in response.text
    assert "xxx" not in response.text
    alone = client.post("/", data={"question": question}, headers={"accept": FRAGMENT})
    assert (alone.status_code, "<html" in alone.text) == (422, False)


@pytest.mark.parametrize("content", [b"question=%ff%fe", b"\xff\xfe", b"&".join([b"history=a"] * 100), b""])
def test_broken_forms_are_refused(client, content):
    response = client.post("/", content=content, headers={"content-type": "application/x-www-form-urlencoded"})
    assert response.status_code in {200, 422}
    assert "Traceback" not in response.text


def test_without_an_index_the_page_says_so():
    client = TestClient(create_app(Settings(), fake.FakeAssistant(version=None)), headers={"accept": "text/html"})
    assert "Index fehlt" in client.get("/").text
    response = ask(client, fake.QUOTE)
    assert response.status_code == 503
    assert "Index fehlt" in response.text


@pytest.mark.parametrize("question", [fake.SCRIPT, fake.HOSTILE])
def test_markup_is_escaped_everywhere(client, question):
    for page in (
        ask(client, question).text,
        client.get("/", params={"q": question, "lang": question, "theme": question}).text,
        client.get(f"/quelle/{fake.HOSTILE_PASSAGE.id}", params={"von": question}).text,
        client.get("/einbinden", params={"website": question, "integrity": question}).text,
        client.get(f"/{question}").text,
    ):
        assert "<script>alert" not in page
        assert "<img" not in page
        assert 'href="javascript:' not in page


def test_source_view_shows_the_section_and_marks_the_quote(client):
    quote = fake.PURPOSE.slice(fake.PURPOSE.sentences[1])
    at = fake.PURPOSE.text.index(quote)
    page = client.get(f"/quelle/{fake.PURPOSE.id}?von={at}&bis={at + len(quote)}").text
    assert f'<mark id="zitat">{quote}</mark>' in page
    assert "Zur Steuerungsgruppe gehören:" in page
    assert "PDF auf Seite 12 öffnen" in page
    assert "2 Integrationsmonitoring › 2.1 Ein Monitoring aufbauen" in page
    assert 'href="https://integration.example/handreichung"' in page


@pytest.mark.parametrize(
    "query", ["", "?von=5", "?von=9&bis=3", "?von=-1&bis=4", "?von=x&bis=y", "?von=0&bis=99999999"]
)
def test_source_view_with_odd_offsets_marks_nothing(client, query):
    response = client.get(f"/quelle/{fake.PURPOSE.id}{query}")
    assert response.status_code == 200
    assert "<mark" not in response.text


def test_unknown_passage_is_not_found(client):
    response = client.get("/quelle/gibt-es-nicht")
    assert response.status_code == 404
    assert "Diese Stelle gibt es nicht" in response.text


@pytest.mark.parametrize("name", ["impressum", "datenschutz", "barrierefreiheit"])
def test_legal_pages_take_the_operators_settings_and_flag_what_is_missing(settings, assistant, name):
    empty = TestClient(create_app(settings(), assistant)).get(f"/{name}").text
    assert "Diese Angabe fehlt noch (WEGWEISER_OPERATOR)" in empty
    known = settings(operator="Ministerium <Muster>")
    filled = TestClient(create_app(known, assistant)).get(f"/{name}").text
    assert "Ministerium &lt;Muster&gt;" in filled
    assert "WEGWEISER_OPERATOR)" not in filled


def test_operator_can_replace_a_page(settings, assistant, tmp_path):
    own = tmp_path / "eigene"
    own.mkdir()
    (own / "leichte-sprache.html").write_text(
        '{% extends "legal.html" %}{% block legal %}<h1>Eigener Text</h1>{% endblock %}', encoding="utf-8"
    )
    client = TestClient(create_app(settings(templates=own), assistant))
    assert "Eigener Text" in client.get("/leichte-sprache").text
    assert "Impressum" in client.get("/impressum").text


def test_language_follows_browser_and_choice(client):
    english = client.get("/", headers={"accept-language": "fr;q=0.3, en-GB;q=0.9, de;q=0.5"})
    assert english.headers["content-language"] == "en"
    assert "Your question" in english.text
    assert "Ihre Frage" in client.get("/?lang=de", headers={"accept-language": "en"}).text
    page = ask(client, fake.NOT_FOUND).text
    assert 'href="./?lang=en"' in page


def test_feedback_is_asked_for_only_when_somebody_wants_it(client, settings, assistant):
    assert "War das hilfreich" not in ask(client, fake.QUOTE).text
    assert client.post("/feedback", data={"helpful": "1"}).status_code == 404
    kept = []

    class Sink:
        accepts = True

        def record(self, feedback):
            kept.append(feedback)

    wanted = TestClient(create_app(settings(), assistant, Sink()), headers={"accept": "text/html"})
    assert "War das hilfreich" in ask(wanted, fake.QUOTE).text
    answer = wanted.post("/feedback", data={"helpful": "0", "reason": "veraltet", "passage": ["a", "b"]})
    assert answer.status_code == 200
    assert (kept[0].helpful, kept[0].reason, kept[0].passages) == (False, "veraltet", ("a", "b"))
    assert wanted.post("/feedback", data={"helpful": "vielleicht"}).status_code == 422
    assert wanted.post("/feedback", data={"helpful": "1", "reason": "erfunden"}).status_code == 422
    foreign = {"sec-fetch-site": "cross-site"}
    assert wanted.post("/feedback", data={"helpful": "1"}, headers=foreign).status_code == 403
    assert len(kept) == 1


def test_unexpected_failure_is_a_page_or_a_piece_of_one(client):
    page = ask(client, fake.SLOW_FAILURE)
    assert page.status_code == 500
    assert "Es ist ein Fehler aufgetreten" in page.text
    assert "<html" in page.text
    alone = client.post("/", data={"question": fake.SLOW_FAILURE}, headers={"accept": FRAGMENT})
    assert alone.text.lstrip().startswith('<div class="kern-alert')
    assert "secret detail" not in page.text + alone.text
