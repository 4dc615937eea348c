"""Hits made by hand: passages from their sentences, with the evidence of each."""

from index.intent import Intent, Told
from index.question import read_question
from index.search import Found, Hit
from ingest import Document, Passage, PassageKind, Span


def hit(identity, *sentences, evidence, kind=PassageKind.PARAGRAPH, items=0, score=1.0, heading=("Kapitel",), page=3):
    """A hit of a passage; its last ``items`` sentences are list items or table rows."""
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence), page, str(page - 2)))
        start += len(sentence) + 1
    passage = Passage(
        identity, "leitfaden", heading, kind, text, tuple(spans), tuple(spans[len(spans) - items :][:items])
    )
    document = Document("leitfaden", "Leitfaden", "leitfaden.pdf", "0" * 64, page_count=9)
    return Hit(passage, document, score, tuple(evidence))


def found(question, *hits, probability=0.9, on_topic=0.9, intent=Intent.DOCUMENTS, certainty=0.8):
    """What a search for the question found."""
    return Found(read_question(question), hits, probability, on_topic, (), Told(intent, certainty))
