"""Related questions and nearest topics: only what the corpus can really answer."""

import re
from collections.abc import Sequence

from index.search import Found
from index.snapshot import Snapshot

_MOST = 3
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+(?=\D)")
_NO_TOPIC = re.compile(
    r"\b(?:Quellen|Verzeichnis\w*|Inhalt\w*|Impressum|Literatur|Vorwort|Auf einen Blick|Zu dieser|Wie dieser Text)\b"
)
_OPEN_QUESTION = re.compile(r"(?:Wie|Was|Wer|Welche[rs]?|Wo|Wofür|Warum) ")


def related_questions(snapshot: Snapshot, found: Found, asked: Sequence[str]) -> tuple[str, ...]:
    """Up to three known questions that are answered by the documents around the hits."""
    near = {hit.passage.id for hit in found.hits}
    taken = {text.casefold().strip(" ?") for text in asked}
    fitting = [
        known.text
        for known in snapshot.questions
        if known.passage in near and known.text.casefold().strip(" ?") not in taken
    ]
    return tuple(fitting[:_MOST])


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
