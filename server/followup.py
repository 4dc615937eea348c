"""Follow-up questions without a language model: the topic of a dependent question is carried over."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.analysis import content_words
from index.anchors import named_years, without_years
from index.places import names_any, without_all_places
from index.question import QuestionKind, clean, read_question
from server.dependence import is_dependent
from server.own_words import FEW, own_words
from server.reduction import reduced

_WORD = re.compile(r"[\w-]+")
_ASKING = re.compile(
    r"\b(?:we(?:r|m|n|ssen)|was|wie\w*|wann|warum|weshalb|wieso|welche\w*|wo(?:her|hin|für|mit|zu)?)\b", re.IGNORECASE
)


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
    question = written(reduced(message))
    said = [clean(text) for text in history if clean(text)]
    if not said or not is_dependent(question):
        return Reading(question, None)
    earlier = [written(reduced(text)) for text in said]
    topic = next((place for place in reversed(range(len(said))) if not is_dependent(earlier[place])), 0)
    carried = [earlier[topic], *([] if earlier[-1] == earlier[topic] else earlier[-1:])]
    context = tuple(_superseded(carried, question))
    if read_question(question).kind is not QuestionKind.OTHER:
        context = tuple(map(matter, context))
    return Reading(question, said[topic], context)


def read_again(message: str, history: Sequence[str], written: Callable[[str], str] = clean) -> Reading | None:
    """Read a message that goes on without a sign of it („am Telefon?“), for when by itself nothing answers it.

    It has few words of its own, and takes over only what is asked about: by the last earlier question that is whole,
    and by the one just before. None for a message that says more, or that shows what it continues.
    """
    question = written(reduced(message))
    said = [clean(text) for text in history if clean(text)]
    if not said or is_dependent(question) or not 0 < len(own_words(question)) <= FEW:
        return None
    earlier = [written(reduced(text)) for text in said]
    topic = next((place for place in reversed(range(len(said))) if _is_whole(earlier[place])), 0)
    context = tuple(dict.fromkeys((earlier[topic], earlier[-1])))
    return Reading(question, said[topic], tuple(map(matter, _superseded(context, question))))


def matter(question: str) -> str:
    """What a question is about, without what it asks: „lief Programm“ for „Wann lief das Programm?“.

    One after it that asks something else („Wer hat es begleitet?“) would else be answered by what answers the former.
    """
    kept = [word for word in _WORD.findall(question) if content_words(word)]
    return " ".join(kept) if kept and read_question(question).is_german else question


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
