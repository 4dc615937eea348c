"""Calibration of the refusal: what the probe questions teach about when this corpus can answer."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from index.calibration import Calibration, Example, calibrate
from index.search import Found, Searcher
from index.session import available_cores
from index.weights import learned_weights
from server.answer import Status
from server.message.reduction import reduced
from server.probes import Probe, plain

_SHOWN = 3
"""Hits an answer is taken from; a target further down is no example of a question that is answered."""
_UNANSWERABLE = (Status.NOT_FOUND, Status.OUT_OF_SCOPE)

_LEFT_OUT = 0.1
"""Importance of a question whose passages were left out, beside one written to have no answer.

The facts may stand elsewhere in other words, so some of these are answered after all. At 1.0 the AUROC on probes that
take no part is .906 instead of .924, and of the answerable questions in other languages 79 % pass instead of 84 %.
"""


def calibration(
    searcher: Searcher, probes: Sequence[Probe], progress: Callable[[int, int], None] | None = None
) -> Calibration | None:
    """The gate's correction for a corpus; None when its probe questions are too few to learn from."""
    taught: list[Example] = []
    texts = plain_texts(searcher)
    with ThreadPoolExecutor(available_cores()) as threads:
        for done, found in enumerate(threads.map(lambda probe: list(examples(searcher, probe, texts)), probes), 1):
            taught += found
            if progress:
                progress(done, len(probes))
    return calibrate(learned_weights().gate, taught)


def plain_texts(searcher: Searcher) -> list[str]:
    """The passages' texts as the facts of a probe are looked for in them, once for all probes."""
    return [plain(passage.text) for passage in searcher.snapshot.passages]


def examples(searcher: Searcher, probe: Probe, texts: Sequence[str]) -> Iterator[Example]:
    """What one probe teaches: the question as it is, and with the passages left out that answer it.

    The second makes a near miss of every question with an answer. Follow-ups teach nothing, since another question
    joins in; neither does what is refused for what it asks (an individual case, no context).
    """
    if probe.history or probe.expect not in (Status.ANSWERED, *_UNANSWERABLE):
        return
    question = reduced(probe.question)
    found = searcher.search(question)
    if probe.expect in _UNANSWERABLE:
        yield Example(found.gate, answerable=False)
        return
    if _answers(found, probe):
        yield Example(found.gate, answerable=True)
    answering = _answering(searcher, probe, texts)
    if answering and probe.contains:
        without = searcher.search(question, left_out=answering)
        if without.hits:
            yield Example(without.gate, answerable=False, importance=_LEFT_OUT)


def _answers(found: Found, probe: Probe) -> bool:
    return any(probe.at_target(hit.passage.document, hit.passage.heading) for hit in found.hits[:_SHOWN])


def _answering(searcher: Searcher, probe: Probe, texts: Sequence[str]) -> list[int]:
    """Rows of the passages at a target, and of those elsewhere that hold all facts of the answer."""
    facts = [plain(piece) for piece in probe.contains]
    return [
        row
        for row, (passage, text) in enumerate(zip(searcher.snapshot.passages, texts, strict=True))
        if probe.at_target(passage.document, passage.heading) or all(fact in text for fact in facts)
    ]
