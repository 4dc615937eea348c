"""Related questions and nearest topics: only what the corpus can really answer."""

import re
from collections.abc import Sequence, Set

from index.search import Found
from index.storage.snapshot import KnownQuestion, Snapshot
from server.answer import Ground

_MOST = 3
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+(?=\D)")
_NO_TOPIC = re.compile(
    r"\b(?:Quellen|Verzeichnis\w*|Inhalt\w*|Impressum|Literatur|Vorwort|Auf einen Blick|Zu dieser|Wie dieser Text)\b"
    r"|^(?:Buchstaben? )?[A-ZÄÖÜ](?: ?(?:bis|[-–/]) ?[A-ZÄÖÜ])?$"  # „R bis Z“ of a glossary
)
_OPEN_QUESTION = re.compile(r"(?:Wie|Was|Wer|Welche[rs]?|Wo|Wofür|Warum) ")


def related_questions(snapshot: Snapshot, found: Found, asked: Sequence[str]) -> tuple[str, ...]:
    """Up to three known questions that are answered by the documents around the hits, those of the nearest first.

    None that asks once more for what was asked: more than half of its words stand in the question.
    """
    near = {hit.passage.id: rank for rank, hit in enumerate(found.hits)}
    said = {stem for text in asked for stem in snapshot.analyzer.stems(text)}
    fitting = [known for known in snapshot.questions if known.passage in near and not _repeats(snapshot, known, said)]
    fitting.sort(key=lambda known: near[known.passage])
    return tuple(known.text for known in fitting[:_MOST])


def _repeats(snapshot: Snapshot, known: KnownQuestion, said: Set[str]) -> bool:
    stems = set(snapshot.analyzer.stems(known.text))
    return len(stems & said) * 2 > len(stems)


def offered_instead(snapshot: Snapshot, found: Found, ground: Ground | None) -> tuple[str, ...]:
    """What is offered where nothing is answered: the nearest topics; to small talk, which has none, some questions."""
    return suggestions(snapshot)[:_MOST] if ground is Ground.CHAT else nearest_topics(found)


def nearest_topics(found: Found) -> tuple[str, ...]:
    """Headings of the nearest passages, the innermost part of each, without number, repetition and mere furniture."""
    topics: list[str] = []
    for hit in found.hits:
        heading = hit.passage.heading[-1] if hit.passage.heading else hit.document.title
        topic = heading if heading.startswith("§") else _NUMBER.sub("", heading)
        if topic not in topics and not _NO_TOPIC.search(topic):
            topics.append(topic)
    return tuple(topics[:_MOST])


def suggestions(snapshot: Snapshot) -> tuple[str, ...]:
    """Questions to offer on the empty page, each from another document; open questions without figures come first."""
    shown: dict[str, str] = {}
    inviting = sorted(
        snapshot.questions, key=lambda known: not _OPEN_QUESTION.match(known.text) or any(map(str.isdigit, known.text))
    )
    for known in inviting:
        passage = snapshot.passages[snapshot.row_of[known.passage]]
        shown.setdefault(passage.document, known.text)
    return tuple(shown.values())[:6]
