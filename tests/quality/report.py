"""Report: the sections as one readable table each, and as JSON."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.quality.metrics import Figure
from tests.quality.section import Section

_NONE = "·"


def print_section(console: Console, section: Section) -> None:
    """One table: value, noise, baselines of the same run, what must and what should be reached."""
    names = list(dict.fromkeys(name for figure in section.figures.values() for name in figure.baselines))
    table = Table(title=section.title, title_justify="left", title_style="bold", header_style="bold")
    table.add_column("Kennzahl", min_width=30)
    for heading in ("Wert", "±", "n", *names, "Muss", "Ziel", ""):
        table.add_column(heading, justify="right", no_wrap=True)
    for figure in section.figures.values():
        table.add_row(
            figure.label,
            f"[bold]{_shown(figure.value, figure)}[/bold]",
            _shown(figure.noise, figure) if figure.noise else "",
            str(figure.count),
            *(_shown(figure.baselines.get(name), figure) for name in names),
            _shown(figure.must, figure),
            _shown(figure.aim, figure),
            _verdict(figure),
        )
    console.print(table)
    if section.ablation:
        _print_ablation(console, section)


def print_misses(console: Console, section: Section) -> None:
    """Every question that went wrong: what was expected, what was shown."""
    for record in section.questions:
        if not record["right"]:
            console.print(f"\n[bold]{record['id']}[/bold] {record['question']}")
            for key, value in record.items():
                if key not in ("id", "question", "right") and value not in (None, "", []):
                    console.print(f"  {key}: {value}", highlight=False, markup=False)


def section_record(section: Section) -> dict[str, Any]:
    """A section as JSON types."""
    return {
        "title": section.title,
        "figures": {key: asdict(figure) for key, figure in section.figures.items()},
        "ablation": {name: dict(row) for name, row in section.ablation.items()},
        "questions": list(section.questions),
    }


def _print_ablation(console: Console, section: Section) -> None:
    columns = list(next(iter(section.ablation.values())))
    table = Table(
        title=f"{section.title}: Unterschied ohne diese Zutat, in Punkten (übrige Gewichte unverändert)",
        title_justify="left",
        header_style="bold",
    )
    table.add_column("ohne", min_width=30)
    for heading in columns:
        table.add_column(heading, justify="right", no_wrap=True)
    silent = [name for name, row in section.ablation.items() if all(_difference(row, c) == _NONE for c in columns)]
    for name, row in section.ablation.items():
        if name not in silent:
            table.add_row(name, *(_difference(row, column) for column in columns))
    console.print(table)
    if silent:
        console.print(f"ohne messbare Wirkung: {', '.join(silent)}", style="dim")


def _difference(row: Mapping[str, float], column: str) -> str:
    points = round(100 * row[column], 1)
    return _NONE if points == 0 else f"{points:+.1f}".replace(".", ",")


def _shown(value: float | None, figure: Figure) -> str:
    if value is None:
        return ""
    return f"{100 * value:.1f}".replace(".", ",") if figure.unit == "%" else f"{value:.0f}"


def _verdict(figure: Figure) -> str:
    """A mark for what is asked of the figure."""
    if figure.must is None or figure.aim is None:
        return ""
    sign = -1 if figure.falling else 1
    if sign * figure.value >= sign * figure.aim:
        return "[green]Ziel[/green]"
    return "[yellow]Muss[/yellow]" if sign * figure.value >= sign * figure.must else "[red]fehlt[/red]"
