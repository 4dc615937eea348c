"""Follow-up questions without a language model: the topic of a dependent question is carried over."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.question import clean
from server.dependence import is_dependent
from server.reduction import reduced


@dataclass(frozen=True, slots=True)
class Reading:
    """How a message was read: its question, the earlier message it refers to, and the earlier questions to join."""

    text: str
    refers_to: str | None
    context: tuple[str, ...] = ()


def read_with_history(message: str, history: Sequence[str], written: Callable[[str], str] = clean) -> Reading:
    """Read what a message asks, and join a dependent question with the topic it continues.

    The topic is the last earlier question that stands alone; between it and the question, the previous question is
    carried too. Without a usable history a dependent question is returned as it is (``refers_to`` None). ``written``
    puts right how a text is written, without which a pronoun finds no noun in small letters.
    """
    question = written(reduced(message))
    said = [clean(text) for text in history if clean(text)]
    if not said or not is_dependent(question):
        return Reading(question, None)
    earlier = [written(reduced(text)) for text in said]
    topic = next((place for place in reversed(range(len(said))) if not is_dependent(earlier[place])), 0)
    context = (earlier[topic],) if earlier[-1] == earlier[topic] else (earlier[topic], earlier[-1])
    return Reading(question, said[topic], context)
