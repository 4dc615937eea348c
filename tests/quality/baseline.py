"""Baseline: the committed figures that later states of the code are held against."""

import json
from collections.abc import Mapping
from pathlib import Path

from tests.quality.metrics import Figure

FILE = Path(__file__).with_name("baseline.json")
_LONGER = 0.1
"""By which share answers may grow longer."""


def write_baseline(figures: Mapping[str, Figure], file: Path = FILE) -> None:
    """Commit to figures: the value of each, its noise, and the number of questions behind it."""
    record = {
        key: {
            "label": figure.label,
            "value": round(figure.value, 4),
            "noise": round(figure.noise, 4),
            "count": figure.count,
        }
        for key, figure in figures.items()
    }
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def falls(figures: Mapping[str, Figure], file: Path = FILE) -> list[str]:
    """German sentences about figures that fell by more than the noise: a standard error, at least one question."""
    found = []
    for key, before in json.loads(file.read_text(encoding="utf-8")).items():
        now = figures.get(key)
        if now is None:
            found.append(f"„{before['label']}“ ({key}) wird nicht mehr gemessen.")
            continue
        smallest = 1 / before["count"] if now.unit == "%" else _LONGER * before["value"]
        tolerated = max(before["noise"], smallest)
        fallen = (before["value"] - now.value) * (-1 if now.falling else 1)
        if fallen > tolerated + 1e-3:
            found.append(
                f"„{before['label']}“ ({key}) war {before['value']:.3f} und ist {now.value:.3f}; "
                f"das Rauschen ist {tolerated:.3f}."
            )
    return found
