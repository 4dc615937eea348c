"""Follow-up questions without a language model: the topic of a dependent question is carried over."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.anchors import named_years, without_years
from index.places import names_any, without_all_places
from index.question import QuestionKind, clean, read_question
from index.words.analysis import content_words, words
from index.words.degrees import DEGREES
from server.message.attributes import names_attribute
from server.message.dependence import is_dependent, is_elliptic
from server.message.matter import content, left_over, matter
from server.message.own_words import FEW, own_words
from server.message.pronouns import means_something_unnamed
from server.message.reduction import reduced

_ASKING = re.compile(
    r"\b(?:we(?:r|m|n|ssen)|was|wie\w*|wann|warum|weshalb|wieso|welche\w*|wo(?:her|hin|für|mit|zu)?)\b", re.IGNORECASE
)
_CASE = re.compile(r"(?:(?:und|aber|and) )?(?:für|bei|mit|ohne|als|for|with) .*", re.IGNORECASE)
_IT = re.compile(r"\b(?:das|(?<!gibt )es|so ?(?:et)?was|da(?:für|von|zu|mit|bei)|it|that)\b(?! [A-ZÄÖÜ])")
_BOTH = re.compile(r"\bbeiden?\b", re.IGNORECASE)
"""What means both, also where the second was put for the first („2009“, „Und 2019?“)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a message was read: its question, the earlier message it refers to, and the earlier questions to join."""

    text: str
    refers_to: str | None
    context: tuple[str, ...] = ()


def read_with_history(message: str, history: Sequence[str], written: Callable[[str], str] = clean) -> Reading:
    """Read what a message asks, and join a dependent question with the topic it continues.

    The topic is the last earlier question that stands alone; between it and the question, the previous question is
    carried too. Of both goes what a later one puts another place or year for: „Und in Hanau?“ asks about Hanau alone.
    Of both only the matter stays where the question asks something of its own.
    Without a usable history a dependent question is returned as it is (``refers_to`` None). ``written`` puts right how
    a text is written, without which a pronoun finds no noun in small letters.
    """
    question, said = written(reduced(message)), _said(history)
    if not said or not is_dependent(question):
        return Reading(question, None)
    earlier = [written(reduced(text)) for text in said]
    topic = next((place for place in reversed(range(len(said))) if not is_dependent(earlier[place])), 0)
    carried = [earlier[topic], *([] if earlier[-1] == earlier[topic] else earlier[-1:])]
    context = tuple(carried if _BOTH.search(question) else _superseded(carried, question))
    if _asks(question) or names_attribute(question) or means_something_unnamed(question):
        context = _matters(context, question)
    return Reading(question, said[topic], context)


def read_again(message: str, history: Sequence[str], written: Callable[[str], str] = clean) -> Reading | None:
    """Read a message that goes on without a sign of it („am Telefon?“), for when by itself nothing answers it.

    It has few words of its own, and takes over only what is asked about: by the last earlier question that is whole,
    and by the one just before. None for a message that says more, or that shows what it continues.
    """
    question, said = written(reduced(message)), _said(history)
    if not said or is_dependent(question) or not 0 < len(own_words(question)) <= FEW:
        return None
    earlier = [written(reduced(text)) for text in said]
    topic = next((place for place in reversed(range(len(said))) if _is_whole(earlier[place])), 0)
    context = tuple(dict.fromkeys((earlier[topic], earlier[-1])))
    return Reading(question, said[topic], tuple(map(content, _superseded(context, question))))


def _said(history: Sequence[str]) -> list[str]:
    """The earlier messages, cleaned, without empty ones."""
    return list(filter(None, map(clean, history)))


def _matters(carried: Sequence[str], question: str) -> tuple[str, ...]:
    """What earlier questions (the topic first) leave to one that asks something of its own.

    A question word alone („Bis wann?“) still asks it of what is done. Of the one just before nothing is left where it
    only asked as well, or named a case that „das“ does not mean: „Wo beantragt man das?“ behind „Und für Kinder?“.
    """
    if is_elliptic(question) and not DEGREES.intersection(words(question)):
        return tuple(map(content, carried))
    topic, *last = carried
    left = (left_over(text) for text in last if not _ends(text, question))
    return (matter(topic), *filter(None, left))


def _ends(text: str, question: str) -> bool:
    """Whether what the question just before added does not go on in the next: „das“ means none of it."""
    if names_attribute(text) or means_something_unnamed(text):
        return True
    named = _CASE.fullmatch(text) and not names_any(text)
    return bool(_IT.search(question) and (named or _asks(text)))


def _asks(question: str) -> bool:
    return read_question(question).kind is not QuestionKind.OTHER


def _is_whole(question: str) -> bool:
    """Whether a question tells what it is about; „Laufzeit?“ does not."""
    return not is_dependent(question) and (len(content_words(question)) > FEW or bool(_ASKING.search(question)))


def _superseded(earlier: Sequence[str], question: str) -> Iterator[str]:
    """The earlier questions (oldest first) without the places and years for which a later one names others.

    What is nothing but such a place is left out, unless it is the topic.
    """
    for number, text in enumerate(earlier, 1):
        later = [*earlier[number:], question]
        if any(map(names_any, later)):
            text = without_all_places(text)
            if number > 1 and names_any(text):
                continue
        yield without_years(text) if any(map(named_years, later)) else text
