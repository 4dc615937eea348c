import pytest

from server.answer import Answer, AnswerKind, Part, Source, Status

SOURCE = Source(1, "p", "d", "Titel", (), 1, "1", None, None, "Satz.", "/quelle/p", "/dokumente/d.pdf#page=1")


def answer(**changes):
    fields = {
        "status": Status.ANSWERED,
        "kind": AnswerKind.QUOTE,
        "parts": (Part("Satz.", 1),),
        "sources": (SOURCE,),
        "confidence": 0.9,
        "index": "v1",
        "took_ms": 1.0,
    }
    return Answer(**(fields | changes))


def test_an_answer_with_its_source_can_be_made():
    assert answer().parts[0].source == answer().sources[0].number


@pytest.mark.parametrize(
    "changes",
    [
        {"sources": ()},
        {"parts": (Part("Satz.", 2),)},
        {"parts": (), "sources": ()},
        {"status": Status.NOT_FOUND},
        {"kind": None},
        {"parts": (Part(" ", 1),)},
        {"confidence": 1.2},
    ],
)
def test_an_answer_that_is_not_grounded_cannot_be_made(changes):
    with pytest.raises(ValueError, match=r"."):
        answer(**changes)
