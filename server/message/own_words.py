"""Own words: what a short question names by itself, and whether an answer speaks of it."""

from index.words.analysis import GermanAnalyzer, content_words
from index.words.degrees import DEGREES
from server.compose import Composition

FEW = 2
"""Own words that a follow-up without any sign of one has at most („am Telefon?“, „Laufzeit?“)."""


def own_words(question: str) -> list[str]:
    """The content words of a question, folded, without those that only ask how much: an answer holds the number."""
    return [word for word in content_words(question) if word not in DEGREES]


def speaks_of(composition: Composition, words: list[str], analyzer: GermanAnalyzer) -> bool:
    """Whether an answer, with its title and headings, holds each of some folded words in any form, or a part of it."""
    held = {
        stem
        for shown in composition.excerpts
        for text in (shown.hit.document.title, *shown.hit.passage.heading, *shown.texts)
        for stem in analyzer.stems(text)
    }
    return all(held.intersection(analyzer.stems(word)) for word in words)
