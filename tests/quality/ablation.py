"""Ablation: what each signal brings, measured by taking it away."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from index.evidence import EVIDENCE_INPUTS
from index.gate import GATE_INPUTS, GATE_SIGNALS
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS
from index.storage.snapshot import Snapshot
from index.weights import Trees, Weights, learned_weights
from index.words.analysis import GermanAnalyzer
from index.words.spelling import Spelling

Measure = Callable[[Snapshot, Weights], Mapping[str, float]]
"""Snapshot and weights → figures by column."""

_SIGNALS = {
    "passage": ("Passage", PASSAGE_SIGNALS),
    "sentence": ("Satz", SENTENCE_SIGNALS),
}


_INGREDIENTS = {
    "alle Vektoren": ("cosine",),
    "Satzvektoren": ("sentence cosine",),
    "Vektoren mit Überschrift": ("headed cosine", "headed passage cosine", "headed sentence cosine"),
    "Wortsuche": ("ngrams", "stems", "coverage"),
    "erwartete Angabe": ("expected fact", "fact "),
    "Form der Passage": ("expected form", "table", "length", "first", "last"),
}
"""Ingredients by what the names of their signals contain."""

_MEASURED = {
    "beste Passage": "of the best passage",
    "Belegsätze": "evidence",
    "Abstände": ", place ",
    "Kosinusse": "cosine",
}
"""Inputs of the gate by what their names contain."""


class _AsTyped(Spelling):
    def __init__(self) -> None:
        super().__init__({}, GermanAnalyzer())

    def corrected(self, text: str) -> str:
        return text


def ablation(snapshot: Snapshot, measure: Measure) -> dict[str, dict[str, float]]:
    """Difference of every figure when an ingredient or a single signal counts nothing.

    The other weights stay as they were learned; learning anew without the signal would lose less.
    """
    whole = measure(snapshot, learned_weights())
    rows = {}
    variants = ((name, snapshot, weights) for name, weights in _variants(learned_weights()))
    as_typed = "Schreibweise der Frage", replace(snapshot, spelling=_AsTyped()), learned_weights()
    for name, asked, weights in (as_typed, *variants):
        without = measure(asked, weights)
        rows[name] = {column: without[column] - whole[column] for column in whole}
    return rows


def _variants(weights: Weights) -> Iterator[tuple[str, Weights]]:
    for label, words in _INGREDIENTS.items():
        changed = weights
        for part in _SIGNALS:
            changed = _without(changed, part, lambda name, words=words: any(word in name for word in words))
        yield f"Zutat: {label}", changed
    yield "Leser", replace(weights, reading=replace(weights.reading, asked_to=0.0))
    yield "Satz: Rang seiner Passage", replace(weights, standing=0.0)
    yield "Satz: Bäume", replace(weights, evidence=_without_inputs(weights.evidence, EVIDENCE_INPUTS, lambda _: True))
    for part, (label, signals) in _SIGNALS.items():
        for signal in signals:
            yield f"{label}: {signal}", _without(weights, part, lambda name, signal=signal: name == signal)
    for signal in GATE_SIGNALS:
        yield f"Zuversicht: {signal}", _unsure(weights, lambda name, signal=signal: name == signal)
    for label, words in _MEASURED.items():
        yield f"Zuversicht, alle Messwerte: {label}", _unsure(weights, lambda name, words=words: words in name)


def _unsure(weights: Weights, gone: Callable[[str], bool]) -> Weights:
    """The weights with some inputs of the gate taken away."""
    if weights.gate.trees is None:
        raise ValueError("the gate has no trees")
    return replace(weights, gate=replace(weights.gate, trees=_without_inputs(weights.gate.trees, GATE_INPUTS, gone)))


def _without(weights: Weights, part: str, gone: Callable[[str], bool]) -> Weights:
    """The weights with some signals of passages or sentences counting nothing, those of sentences in the trees too."""
    values = np.array(getattr(weights, part))
    values[[gone(name) for name in _SIGNALS[part][1]]] = 0
    if part == "passage":
        return replace(weights, passage=values)
    trees = _without_inputs(weights.evidence, EVIDENCE_INPUTS, lambda name: gone(name.partition(" behind the ")[0]))
    return replace(weights, sentence=values, evidence=trees)


def _without_inputs(trees: Trees, names: Sequence[str], gone: Callable[[str], bool]) -> Trees:
    """The trees with some inputs always as they are halfway through the thresholds."""
    usual = [np.median([0.0, *trees.thresholds[trees.inputs == number]]) for number in range(len(names))]
    return trees.without([number for number, name in enumerate(names) if gone(name)], np.array(usual, np.float32))
