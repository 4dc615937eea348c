"""Ablation: what each signal brings, measured by taking it away."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from index.embedder import Vectors
from index.gate import GATE_INPUTS, GATE_SIGNALS
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS
from index.weights import Weights, learned_weights

Measure = Callable[[Weights], Mapping[str, float]]
"""Weights → figures by column."""

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


def ablation(measure: Measure) -> dict[str, dict[str, float]]:
    """Difference of every figure when an ingredient or a single signal counts nothing.

    The other weights stay as they were learned; learning anew without the signal would lose less.
    """
    whole = measure(learned_weights())
    rows = {}
    for name, weights in _variants(learned_weights()):
        without = measure(weights)
        rows[name] = {column: without[column] - whole[column] for column in whole}
    return rows


def _variants(weights: Weights) -> Iterator[tuple[str, Weights]]:
    for label, words in _INGREDIENTS.items():
        yield (
            f"Zutat: {label}",
            replace(
                weights,
                **{
                    part: _without(weights, part, lambda name, words=words: any(word in name for word in words))
                    for part in ("passage", "sentence")
                },
            ),
        )
    yield "Leser", replace(weights, reading=replace(weights.reading, asked_to=0.0))
    yield "Satz: Rang seiner Passage", replace(weights, standing=0.0)
    for part, (label, signals) in _SIGNALS.items():
        for signal in signals:
            yield (
                f"{label}: {signal}",
                replace(weights, **{part: _without(weights, part, lambda name, signal=signal: name == signal)}),
            )
    for signal in GATE_SIGNALS:
        yield f"Zuversicht: {signal}", _unsure(weights, lambda name, signal=signal: name == signal)
    for label, words in _MEASURED.items():
        yield f"Zuversicht, alle Messwerte: {label}", _unsure(weights, lambda name, words=words: words in name)


def _unsure(weights: Weights, gone: Callable[[str], bool]) -> Weights:
    """The weights with some inputs of the gate always as they are halfway through its thresholds."""
    trees = weights.gate.trees
    if trees is None:
        raise ValueError("the gate has no trees")
    usual = [np.median([0.0, *trees.thresholds[trees.inputs == number]]) for number in range(len(GATE_INPUTS))]
    numbers = [number for number, name in enumerate(GATE_INPUTS) if gone(name)]
    return replace(weights, gate=replace(weights.gate, trees=trees.without(numbers, np.array(usual, np.float32))))


def _without(weights: Weights, part: str, gone: Callable[[str], bool]) -> Vectors:
    values = np.array(getattr(weights, part))
    values[[gone(name) for name in _SIGNALS[part][1]]] = 0
    return values
