from collections import defaultdict

from ingest import ingest_folder
from tests.conftest import ROOT
from tests.quality.datasets import officer_questions, refusal_questions
from tests.quality.learned import folded, learned_texts
from tests.quality.officers import holds_quote

CORPORA = "corpus", "documents"


def test_each_corpus_has_questions_that_can_and_that_cannot_be_answered():
    for corpus in CORPORA:
        answerable = [question.answerable for question in officer_questions(corpus)]
        assert sum(answerable) >= 100
        assert len(answerable) - sum(answerable) >= 40


def test_what_is_quoted_stands_in_the_document():
    asked = [question for question in officer_questions("corpus") if question.answerable]
    corpus = ingest_folder(ROOT / "corpus", count_tokens=len)
    files = {document.id: document.file for document in corpus.documents}
    written = defaultdict(str)
    for passage in corpus.passages:
        written[files[passage.document]] += "\n".join((*passage.heading, passage.text, ""))
    unread = {question.document for question in asked} - set(written)
    assert all("scan" in document for document in unread), "only scans need text recognition"
    assert [q.quote for q in asked if q.document not in unread and not holds_quote(q.quote, written[q.document])] == []


def test_a_long_quote_may_be_cut_but_not_changed():
    quote = "Der Magistrat beschließt das Konzept und berichtet jedes Jahr."
    assert holds_quote(quote, "… das Konzept und berichtet jedes Jahr. Danach …")
    assert holds_quote(quote, "Der Magistrat beschließt das Kon-\nzept und berichtet.")
    assert not holds_quote(quote, "Der Magistrat beschließt und berichtet jedes Jahr.")


def test_all_cells_of_a_quoted_row_must_be_there():
    assert holds_quote("| 2022 | 120 |", "Jahr: 2022; Indikatoren: 120")
    assert not holds_quote("| 2022 | 120 |", "Jahr: 2022; Indikatoren: 121")


def test_nothing_of_it_is_learned_from():
    others = {folded(question.text) for question in refusal_questions()}
    asked = {folded(question.text) for corpus in CORPORA for question in officer_questions(corpus)}
    assert not asked & (learned_texts() | others)
