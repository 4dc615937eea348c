"""Matters: the section of minutes of which a question asks how it ended, or what was proposed, without its number.

„Ist der Antrag zu Tempo 30 durchgegangen?“ shares its words with the heading and the debate, not with the vote
below.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from index.named.endings import proposals, surely_ended
from index.named.stretch import Sentence, sentences_of
from index.storage.snapshot import Snapshot
from index.words.analysis import content_words, fold
from ingest import Label, is_vote_taken, label_of

_VOTING = frozenset(
    fold(
        "gestimmt abgestimmt stimmte stimmten dafür dagegen abstimmung abstimmungsergebnis abstimmungsverhältnis "
        "stimmenverhältnis beschluss beschlossen entschieden entscheidung abgelehnt angenommen durchgegangen "
        "durchgekommen durchgefallen zugestimmt"
    ).split()
)
_PROPOSING = frozenset(fold("vorgeschlagen vorschlag vorschlägt beschlussvorschlag beantragt änderungsantrag").split())
_FRAME = frozenset(
    fold(
        "antrag antrags antrages vorlage stadtrat gemeinderat kreistag rat plenum sitzung ausgang ausgegangen ergebnis "
        "ende endgültig schließlich letztlich ursprünglich zunächst anfangs worden hatte hatten beim frau "
        "herr herrn ratsfrau ratsherr fraktion thema punkt nr"
    ).split()
)
_ELSE = re.compile(r"\b(?:wann|wo|warum|weshalb|wieso|wozu|wofür|seit|empfohlen)\b", re.IGNORECASE)
"""What asks for something else than the ending."""
_WHO = re.compile(r"\b(?:wer|welche[rs]? (?:Fraktion|Partei)\w*)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:Ja|Nein|Dafür|Dagegen|Enthaltung(?:en)?): (?:Dr\. )?[A-ZÄÖÜ]|\bStimmen? (?:der|von|des)\b"
    r"|\bDas (?:ist|sind) (?:die |der )?(?:[\w/]+-)?(?:Fraktion(?:en)?|Abgeordneten?)\b"
)
"""What tells who voted how."""
_COUNTED = re.compile(r"\b(?:Ja|Nein)-?[Ss]timmen\b|\b\d+ (?:Ja|Nein)\b|\bStimmengleichheit\b")
_BESIDE = re.compile(r"(?:Änderungs|Entschließungs|Geschäftsordnungs)antr")
"""What is voted on beside the item itself."""
_MOST = 60
"""Sections that are looked at."""


def told_of_matter(snapshot: Snapshot, text: str) -> Sequence[Sentence]:
    """How the matter ended that a question names, or what was proposed; none unless one section alone is meant.

    That is one which has all words of the question in its heading or in what is told, and some in the heading. It has
    to be minutes: something in it is labelled, votes are counted, or one vote on the item is taken by show of hands; of
    several nobody knows which is meant.
    """
    content = content_words(text)
    asked = [snapshot.analyzer.stem(word) for word in content if word not in _VOTING | _PROPOSING | _FRAME]
    is_proposal = not _PROPOSING.isdisjoint(content)
    if not (is_proposal or not _VOTING.isdisjoint(content)) or not asked or _ELSE.search(text):
        return ()
    tellings = (_tellings(sentences, is_proposal=is_proposal) for sentences in _sections(snapshot, asked))
    meant = [told for told in chain.from_iterable(tellings) if _has_all(snapshot, told, asked)]
    if len(meant) != 1 or (_WHO.search(text) and not any(_NAMED.search(one.text) for one in meant[0])):
        return ()
    return meant[0]


def _sections(snapshot: Snapshot, asked: Sequence[str]) -> Iterator[list[Sentence]]:
    """The sentences of each section whose headings have one of the stems asked for."""
    (rows,) = np.nonzero(snapshot.lexical["heading-stems"].coverage(asked) > 0)
    passages = [snapshot.passages[int(row)] for row in rows]
    paths = dict.fromkeys((passage.document, passage.heading) for passage in passages)
    return (sentences_of(snapshot, snapshot.outline.rows[path]) for path in list(paths)[:_MOST])


def _tellings(sentences: Sequence[Sentence], *, is_proposal: bool) -> list[list[Sentence]]:
    """The proposals of a section, or how it ended."""
    if is_proposal:
        return proposals(sentences)
    ended = surely_ended(sentences)
    votes = [one for one in ended if is_vote_taken(one.text)]
    if len(votes) > 1:
        on_item = [one for one in votes if not _BESIDE.search(one.text)]
        return [on_item] if len(on_item) == 1 else []
    return [ended] if votes or _is_minutes(ended) else []


def _is_minutes(ended: Sequence[Sentence]) -> bool:
    labels = {label_of(one.text) for one in ended}
    return not labels.isdisjoint((Label.DECISION, Label.VOTE)) or any(_COUNTED.search(one.text) for one in ended)


def _has_all(snapshot: Snapshot, ended: Sequence[Sentence], asked: Sequence[str]) -> bool:
    said = "\n".join((*ended[0].heading, *(one.text for one in ended)))
    return set(asked) <= set(snapshot.analyzer.stems(said))
