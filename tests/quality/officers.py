"""Officers: questions as somebody types who knows the documents, but neither the product nor its other questions.

``amtsfragen.jsonl`` has 146 questions to the example corpus and 150 to the real documents of the evaluation data; of 88
the documents do not say the answer. One is right when it holds the quoted sentence. None is learned from,
but seven weights of the ranking were chosen with those that have an answer in view (``_MOVED`` in ``train.py``).
"""

from server.answer import Answer, Status
from server.assistant import SnapshotAssistant
from tests.quality.datasets import OfficerQuestion, officer_questions
from tests.quality.matching import pattern, shown
from tests.quality.metrics import Figure, share

_ENOUGH = 30
"""Characters at the beginning or end of a quote that stand for all of it: an answer may begin or end within one."""


def measure_officers(assistant: SnapshotAssistant, corpus: str) -> dict[str, Figure]:
    """Ask the questions to one corpus („corpus“ or „documents“)."""
    asked = [(question, assistant.ask(question.text)) for question in officer_questions(corpus)]
    answerable = [pair for pair in asked if pair[0].answerable]
    others = [answer for question, answer in asked if not question.answerable]
    return {
        "officers": Figure(
            "von Sachbearbeitern gefragt: Antwort mit dem Beleg",
            *share([answer.status is Status.ANSWERED and _right(question, answer) for question, answer in answerable]),
        ),
        "officers_shown": Figure(
            "… mit unsicheren Antworten", *share([_right(question, answer) for question, answer in answerable])
        ),
        "officers_refused": Figure(
            "… abgesagt, obwohl es dasteht",
            *share([not answer.parts for _, answer in answerable]),
            falling=True,
        ),
        "officers_false_answers": Figure(
            "… nicht Beantwortbares beantwortet",
            *share([answer.status is Status.ANSWERED for answer in others]),
            falling=True,
        ),
    }


def holds_quote(quote: str, text: str) -> bool:
    """Whether a text holds a quote: of a long one, its beginning or its end; of a table's row, all cells."""
    if "|" in quote:
        return all(pattern(cell.strip()).search(text) for cell in quote.split("|") if cell.strip())
    ways = (quote, quote[:_ENOUGH], quote[-_ENOUGH:]) if len(quote) > _ENOUGH else (quote,)
    return any(pattern(way).search(text) for way in ways)


def _right(question: OfficerQuestion, answer: Answer) -> bool:
    return holds_quote(question.quote, shown(answer))
