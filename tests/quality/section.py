"""Section: one part of the quality report, figures first, every question behind them for whoever looks at misses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.quality.metrics import Figure


@dataclass(frozen=True, slots=True)
class Section:
    """Figures by key, the ablation as rows of values by column, and what became of each question.

    ``questions`` are JSON records; one with ``right`` false is a miss.
    """

    title: str
    figures: Mapping[str, Figure]
    ablation: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    questions: Sequence[dict[str, Any]] = ()
