"""Names: the document that a question names by a word that no other document has.

„Was wird in Wallenrode nicht bezuschusst?“ asks the directive of Wallenrode. The name says which document is meant, and
nothing of where in it the answer stands: it is printed in the first section and on the sign that has to be put up.

Of 566 training questions that name a document, the right passage came first for 87 instead of 78 in a hundred once the
name decided about the document alone; other documents were quoted in 1 answer of a hundred instead of 11.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.named.titles import RULES, stems
from index.places import named_places
from index.places import names as names_place
from index.question import Question
from index.storage.snapshot import Snapshot
from index.words.analysis import STOP_WORDS, content_words, fold, words
from index.words.spelling import is_german

Names = Mapping[str, int]
"""Numbers of documents by stems that only one document is called by, and that stand in no other."""
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_RULES = re.compile(rf"\w{{3,}}({RULES}|richtlinien)", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[A-ZÄÖÜ]{2,6}|(?!\w+Innen$)\w*[a-zäöüß]\w*[A-ZÄÖÜ]\w*")
"""„DWG“, „DeichPlan“; neither „HUNDESTEUER“ nor „BesucherInnen“."""
_LEADING = (
    r"(?:\b(?:in|von|aus|bei|für|nach|laut|gemäß|zu|im|zur|zum|durch|beim|vom|mit|an|unter|auf) )?"
    r"(?:\b(?:der|des|dem|den|die|das) )?"
    r"(?:\b(?:Stadt|Gemeinde|Kreisstadt|Verbandsgemeinde|Samtgemeinde|Markt|Landkreis(?:es)?|Kreis(?:es)?|Land(?:es)?"
    r"|Bad|Richtlinie|Satzung|Programms?|Projekts?) )*„?"
)
"""What leads to a name and goes with it."""


@dataclass(frozen=True, slots=True)
class Named:
    """The number of the document that a question names, and the question without its name."""

    document: int
    besides: str


def names_of(snapshot: Snapshot) -> Names:
    """What tells each document of a snapshot from all others: words of its titles, file and publisher."""
    titles, called = snapshot.titles, dict[str, set[int]]()
    for number, (name, document) in enumerate(snapshot.documents.items()):
        for stem in titles.get(name, set()) | stems(snapshot.analyzer, words(document.publisher or "")):
            called.setdefault(stem, set()).add(number)
    index = snapshot.lexical["headed-stems"]
    alone = {stem: min(numbers) for stem, numbers in called.items() if len(numbers) == 1 < len(snapshot.documents)}
    return {
        stem: number
        for stem, number in alone.items()
        if np.all(snapshot.document_of[index.coverage([stem]) > 0] == number)
    }


def named_document(snapshot: Snapshot, names: Names, question: Question) -> Named | None:
    """The one document that a German question names by a proper name, an abbreviation or what a law is called.

    None where it names several, or where nothing else is asked. Common words of a title are what is asked about.
    """
    if not names or not question.is_german:
        return None
    named = [
        (word, number)
        for word in _WORD.findall(question.text)
        if (number := _number(snapshot, names, fold(word))) is not None and _is_name(snapshot, word)
    ]
    if len({number for _, number in named}) != 1:
        return None
    text = question.text
    for word, _ in named:
        text = _without(text, word)
    return Named(named[0][1], text) if content_words(text) else None


def names_its_place(snapshot: Snapshot, question: Question, about: Named) -> bool:
    """Whether the name by which a question names a document is that of a place in its title.

    All that the document says is about that place then, and hardly any of its passages says so again.
    """
    title = list(snapshot.documents.values())[about.document].title
    local = frozenset(word for word in _WORD.findall(title) if word[0].isupper() and not is_german(word))
    places = named_places(question.text, is_german=True, local=local | snapshot.places)
    others = named_places(about.besides, is_german=True, local=local | snapshot.places)
    return bool(places) and not others and all(names_place(fold(title), place) for place in places)


def _number(snapshot: Snapshot, names: Names, word: str) -> int | None:
    """The document that a folded word names, also as what comes from a town („Wallenroder“)."""
    if len(word) < _SHORTEST or word in STOP_WORDS:
        return None
    forms = (word, word.removesuffix("er"))
    return next((names[stem] for form in forms if (stem := snapshot.analyzer.stem(form)) in names), None)


def _is_name(snapshot: Snapshot, word: str) -> bool:
    if _RULES.fullmatch(word):
        return True
    return not is_german(word) and bool(_ABBREVIATION.fullmatch(word) or not snapshot.analyzer.parts(fold(word)))


def _without(text: str, word: str) -> str:
    """A text without a name; of a law's what it is stays: „der Förderrichtlinie“ is „der Richtlinie“."""
    rules = _RULES.fullmatch(word)
    if rules:
        return re.sub(rf"\b{re.escape(word)}\b", rules[1].capitalize(), text)
    bare = re.sub(rf"{_LEADING}\b{re.escape(word)}\b“?(?:-\w+)?", "", text, flags=re.IGNORECASE)
    return re.sub(r"\s+([?.,!])", r"\1", " ".join(bare.split()))
