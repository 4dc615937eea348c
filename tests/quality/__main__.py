"""``python -m tests.quality``: measure, print the report, write it as JSON.

The evaluation data lie in WEGWEISER_EVAL or beside the project; without them only the probe questions and the trials
are measured. WEGWEISER_DISTRACTORS names a folder of other German documents among which the reading set is searched as
well.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import click
from rich.console import Console

from tests.conftest import ROOT
from tests.quality.baseline import FILE as BASELINE
from tests.quality.baseline import write_baseline as keep
from tests.quality.datasets import evaluation_folder
from tests.quality.laboratory import Laboratory
from tests.quality.probes import measure_probes
from tests.quality.reading import measure_reading
from tests.quality.real import measure_real
from tests.quality.report import print_misses, print_section, section_record
from tests.quality.section import Section
from tests.quality.trials import measure_trials

_NAMES = ("real", "xquad", "probes", "trials")
_FAST = ("real", "xquad", "probes")
"""The trials need an index for each of their folders."""
_WIDTH = 132  # where the output is no terminal


@click.command()
@click.option("--only", multiple=True, type=click.Choice(_NAMES), help="Nur diesen Teil messen; mehrfach erlaubt.")
@click.option(
    "--json", "file", type=click.Path(path_type=Path), default=ROOT / "var" / "quality.json", show_default=True
)
@click.option("--misses", is_flag=True, help="Jede misslungene Frage zeigen.")
@click.option("--fast", is_flag=True, help="Ohne Ablation und ohne die Messungen, die eigene Indizes brauchen.")
@click.option("--write-baseline", is_flag=True, help="Die Zahlen der Prüffragen als neuen Maßstab festhalten.")
def main(only: tuple[str, ...], file: Path, misses: bool, fast: bool, write_baseline: bool) -> None:
    """Misst die Qualität von Suche, Antworten und Absagen."""
    if write_baseline:
        only, fast = ("probes",), True
    chosen = only or (_FAST if fast else _NAMES)
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    laboratory = Laboratory.open()
    measured: dict[str, Section] = {}
    for name, measure in _parts(laboratory, fast).items():
        if name not in chosen:
            continue
        if measure is None:
            console.print(f"{name}: übersprungen, keine Messdaten (WEGWEISER_EVAL nennt ihren Ordner).\n")
            continue
        started = perf_counter()
        measured[name] = section = measure()
        print_section(console, section)
        if misses:
            print_misses(console, section)
        console.print(f"{perf_counter() - started:.0f} Sekunden\n", style="dim")
    if write_baseline:
        keep(measured["probes"].figures)
        console.print(f"Neuer Maßstab: {BASELINE.relative_to(ROOT)}")
    _write(file, laboratory, measured)


def _parts(laboratory: Laboratory, fast: bool) -> dict[str, Callable[[], Section] | None]:
    folder = evaluation_folder()
    return {
        "real": (lambda: measure_real(laboratory, folder, with_ablation=not fast)) if folder else None,
        "xquad": (lambda: measure_reading(laboratory, folder, fast=fast)) if folder else None,
        "probes": lambda: measure_probes(laboratory, with_ablation=not fast),
        "trials": lambda: measure_trials(laboratory),
    }


def _write(file: Path, laboratory: Laboratory, measured: dict[str, Section]) -> None:
    record = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "model": laboratory.embedder.identity,
        "sections": {name: section_record(section) for name, section in measured.items()},
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
