"""Names: the document, or the act in one with others, that a question names by a word that no other has.

„Was wird in Wallenrode nicht bezuschusst?“ asks the directive of Wallenrode. The name says which document is meant, and
nothing of where in it the answer stands: it is printed in the first section and on the sign that has to be put up.

Of 566 training questions that name a document, the right passage came first for 87 instead of 78 in a hundred once the
name decided about the document alone; other documents were quoted in 1 answer of a hundred instead of 11.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.named.acts import Act
from index.named.titles import RULES, called, stems
from index.places import named_places
from index.places import names as names_place
from index.question import Question
from index.storage.snapshot import Snapshot
from index.words.analysis import STOP_WORDS, content_words, fold, words
from index.words.spelling import is_german

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_RULES = re.compile(rf"(?!verordnung$)\w{{3,}}?(verordnung|{RULES}|richtlinien)", re.IGNORECASE)
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
class Work:
    """What has a name: the document with a number, or an ``act`` in it."""

    document: int
    act: Act | None = None

    def holds(self, snapshot: Snapshot) -> npt.NDArray[np.bool_]:
        """Which passages belong to it, shape (passages,)."""
        own: npt.NDArray[np.bool_] = snapshot.document_of == self.document
        return own if self.act is None else own & np.isin(np.arange(len(own)), self.act.rows)


@dataclass(frozen=True, slots=True)
class Named(Work):
    """What a question names, and the question without its name."""

    besides: str = ""


Names = Mapping[str, Work]
"""What stems name: only that is called by them, and they stand in no other document nor act."""


def names_of(snapshot: Snapshot) -> Names:
    """What tells each document of a snapshot from all others: words of its titles, file and publisher.

    So do words of its title tell an act.
    """
    titles, by_stem = _titles(snapshot), dict[str, set[Work]]()
    for work, title in titles.items():
        for stem in title:
            by_stem.setdefault(stem, set()).add(work)
    alone = {stem: _only(works) for stem, works in by_stem.items()} if len(titles) > 1 else {}
    return {stem: work for stem, work in alone.items() if work and _stands_nowhere_else(snapshot, work, stem)}


def named_document(snapshot: Snapshot, names: Names, question: Question) -> Named | None:
    """The one document or act that a German question names by a proper name, an abbreviation or what a law is called.

    None where it names several, or where nothing else is asked. Common words of a title are what is asked about. Of a
    document and an act in it, the act is meant.
    """
    if not names or not question.is_german:
        return None
    named = [
        (word, work)
        for word in _WORD.findall(question.text)
        if (work := _work(snapshot, names, word)) is not None and _is_name(snapshot, word)
    ]
    works = {work for _, work in named}
    acts = {work for work in works if work.act}
    if len({work.document for work in works}) != 1 or len(acts) > 1:
        return None
    text = question.text
    for word, _ in named:
        text = _without(text, word)
    meant = next(iter(acts or works))
    return Named(meant.document, meant.act, text) if content_words(text) else None


def names_its_place(snapshot: Snapshot, question: Question, about: Named) -> bool:
    """Whether the name by which a question names a document is that of a place in its title.

    All that the document says is about that place then, and hardly any of its passages says so again.
    """
    title = about.act.title if about.act else list(snapshot.documents.values())[about.document].title
    local = frozenset(word for word in _WORD.findall(title) if word[0].isupper() and not is_german(word))
    places = named_places(question.text, is_german=True, local=local | snapshot.places)
    others = named_places(about.besides, is_german=True, local=local | snapshot.places)
    return bool(places) and not others and all(names_place(fold(title), place) for place in places)


def _titles(snapshot: Snapshot) -> Mapping[Work, Set[str]]:
    """Stems of what each document and each act is called."""
    numbers = snapshot.number_of
    documents = {
        Work(numbers[name]): snapshot.titles.get(name, set()) | stems(snapshot.analyzer, words(one.publisher or ""))
        for name, one in snapshot.documents.items()
    }
    return documents | {Work(numbers[act.document], act): title for act, title in snapshot.act_titles.items()}


def _only(works: Set[Work]) -> Work | None:
    """The one that is called so; of a document and the acts in it, the document."""
    documents = [work for work in works if work.act is None]
    others = [work for work in works if work.act and Work(work.document) not in documents]
    return (documents + others)[0] if len(documents) + len(others) == 1 else None


def _stands_nowhere_else(snapshot: Snapshot, work: Work, stem: str) -> bool:
    """Whether only its own passages have a stem; before the first act of a document, contents may name them all."""
    own = work.holds(snapshot)
    if work.act:
        first = min(row for act in snapshot.outline.acts if act.document == work.act.document for row in act.rows)
        own |= (snapshot.document_of == work.document) & (np.arange(len(own)) < first)
    return bool(np.all(own[snapshot.lexical["headed-stems"].coverage([stem]) > 0]))


def _work(snapshot: Snapshot, names: Names, written: str) -> Work | None:
    """What a word names, also as what comes from a town („Wallenroder“) or is made of words of its title.

    A „Satzung über … einer Hundesteuer“ is the „Hundesteuersatzung“.
    """
    word = fold(written)
    if len(word) < _SHORTEST or word in STOP_WORDS:
        return None
    forms = (word, word.removesuffix("er"))
    found = next((names[stem] for form in forms if (stem := snapshot.analyzer.stem(form)) in names), None)
    if found or not _RULES.fullmatch(written):
        return found
    numbers = snapshot.number_of
    documents = {Work(numbers[name]) for name in called(snapshot.analyzer, snapshot.titles, word)}
    acts = {Work(numbers[act.document], act) for act in called(snapshot.analyzer, snapshot.act_titles, word)}
    only = _only(documents | acts)
    return only if only and _stands_nowhere_else(snapshot, only, snapshot.analyzer.stem(word)) else None


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
