import html
import json
import re
import zipfile

import pypdfium2
import pytest

from server.answer import Answer, AnswerKind, Part, Source, Status
from tests.quality.datasets import TRIALS, TrialQuestion, officer_questions, refusal_questions, trial_questions
from tests.quality.learned import folded, learned_texts
from tests.quality.matching import holds
from tests.quality.naive import NAIVE
from tests.quality.trials import KINDS, Tried, figures

KEYS = ["id", "question", "answerable", "facts", "document", "pages", "kind", "styles"]
ASKED_FOR = {"table", "list", "steps", "number", "who", "when", "definition", "why", "which", "yesno", "other"}
FORMS = {"full", "keywords", "haste", "context", "colloquial"}


def page_texts(path):
    """Texts of a PDF's pages, read by nothing of the product; the whole text of another file as its only page."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    if path.suffix in (".docx", ".odt"):
        with zipfile.ZipFile(path) as archive:
            parts = [name for name in archive.namelist() if re.search(r"(document|content|notes)\.xml$", name)]
            text = "\n".join(archive.read(name).decode() for name in parts)
    else:
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".html":
            return [text]
    text = re.sub(r"<w:delText.*?</w:delText>", "", text)
    text = re.sub(r"</(?:\w+:)?(?:p|h|h\d|td|th|li|dt|dd|div)>|<(?:w:tab|w:br|br) ?/?>", "\n", text)
    return [html.unescape(re.sub(r"<[^>]+>", "", text))]


@pytest.fixture(scope="module", params=KINDS)
def kind(request):
    return request.param


def test_every_folder_is_measured():
    assert {path.name for path in TRIALS.iterdir() if path.is_dir()} == set(KINDS)


def test_every_question_has_what_the_format_says(kind):
    lines = (TRIALS / kind / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    documents = {path.name for path in (TRIALS / kind).iterdir()} - {"questions.jsonl"}
    assert all(list(json.loads(line)) == KEYS for line in lines)
    questions = trial_questions(kind)
    assert len({question.id for question in questions}) == len({folded(q.text) for q in questions}) == len(lines)
    for question in questions:
        assert re.fullmatch(rf"{kind}-\d\d", question.id), question
        assert question.answerable == bool(question.facts), question
        assert all(re.search(r"\w", fact) and fact == fact.strip() for fact in question.facts), question
        assert question.document in documents or (question.document is None and not question.answerable), question
        assert bool(question.pages) == (question.answerable and question.document.endswith(".pdf")), question
        assert question.kind in ASKED_FOR, question
        assert set(question.styles) & FORMS, question
        assert set(question.styles) <= FORMS | {"reworded"}, question


def test_every_kind_has_questions_that_can_and_that_cannot_be_answered(kind):
    answerable = [question.answerable for question in trial_questions(kind)]
    assert sum(answerable) >= 25
    assert len(answerable) - sum(answerable) >= 10


def test_a_third_asks_in_other_words():
    asked = [question for kind in KINDS for question in trial_questions(kind) if question.answerable]
    assert sum("reworded" in question.styles for question in asked) >= len(asked) / 3


def test_every_fact_stands_in_its_document(kind):
    asked = [question for question in trial_questions(kind) if question.answerable]
    pages = {name: page_texts(TRIALS / kind / name) for name in {question.document for question in asked}}
    for question in asked:
        told = pages[question.document]
        text = "\n".join(told[page - 1] for page in question.pages) if question.pages else "\n".join(told)
        assert holds(question.wanted, text), question


def test_nothing_of_it_is_learned_from():
    asked = {folded(question.text) for kind in KINDS for question in trial_questions(kind)}
    others = {folded(q.text) for corpus in ("corpus", "documents") for q in officer_questions(corpus)}
    assert not asked & (learned_texts() | others | {folded(question.text) for question in refusal_questions()})


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("Wohnungsgeberbestätigung", "Die Wohnungsgeber-\nbestätigung ist vorzulegen."),
        ("120 Euro", "Erwachsene | 120\nEuro"),
        ("1 000", "höchstens 1.000 Personen"),
        ("§ 5", "nach §\u00a05 der Satzung"),
    ],
)
def test_facts_bear_line_breaks_hyphenation_and_cell_borders(fact, text):
    assert holds({"expect": [fact]}, text)


@pytest.mark.parametrize(("fact", "text"), [("12", "112 Plätze"), ("12", "12,5 Stunden"), ("1 000", "21 000 Euro")])
def test_a_number_within_another_is_not_the_fact(fact, text):
    assert not holds({"expect": [fact]}, text)


def tried(facts, text, status=Status.ANSWERED, confidence=0.9, naive="", section=("Kosten",)):
    source = Source(1, "d-1", "d", "Titel", section, 1, "1", None, None, "q", "/q", "/f")
    shown = status in (Status.ANSWERED, Status.UNCERTAIN)
    answer = Answer(
        status,
        AnswerKind.QUOTE if shown else None,
        (Part(text, 1),) if shown else (),
        (source,) if shown else (),
        confidence,
        "v1",
        1.0,
    )
    question = TrialQuestion("law-01", "Wie viel?", bool(facts), facts, "d.pdf", (1,) if facts else (), "number", ())
    return Tried(question, answer, ("d.pdf 1",), naive, confidence)


def test_all_facts_count_and_only_without_reservation():
    found = figures(
        {
            "law": [
                tried(("12 Euro", "Erwachsene"), "Erwachsene zahlen 12 Euro."),
                tried(("12 Euro", "Erwachsene"), "Kinder zahlen 12 Euro.", naive="Erwachsene zahlen 12 Euro."),
                tried(("12 Euro",), "Das kostet 12 Euro.", Status.UNCERTAIN, 0.5),
                tried(("12 Euro",), "", Status.NOT_FOUND, 0.2),
                tried((), "Das kostet 12 Euro.", confidence=0.8),
                tried((), "Das kostet 12 Euro.", Status.UNCERTAIN, 0.4),
            ]
        }
    )
    assert found["facts_answered"].value == found["facts_answered_law"].value == 1 / 4
    assert found["facts_answered"].baselines == {NAIVE: 1 / 4}
    assert found["facts_shown"].value == 2 / 4
    assert found["refused"].value == 1 / 4
    assert found["false_answers"].value == 1 / 2
    assert found["characters"].value == (len("Erwachsene zahlen 12 Euro.") + len("Kinder zahlen 12 Euro.")) / 2
    assert found["auroc"].value == 5 / 8


def test_a_fact_may_stand_in_the_heading_above():
    assert tried(("Erwachsene", "12 Euro"), "12 Euro im Jahr.", section=("Erwachsene",)).tells
    assert not tried(("Erwachsene", "12 Euro"), "12 Euro im Jahr.").tells


def test_a_refusal_tells_nothing():
    assert not tried(("12 Euro",), "", Status.OUT_OF_SCOPE).tells
