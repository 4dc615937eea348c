"""Privacy: what is stored of questions, and the sheets that account for it, on the command line."""

import click

from server.privacy.report import report
from server.privacy.sheets import NAMES, sheet
from server.privacy.store import PrivacyStore
from server.settings import Settings


@click.group()
def privacy() -> None:
    """Zeigen, was von Fragen gespeichert ist, und Datenschutzblätter erzeugen."""


@privacy.command("report")
@click.pass_obj
def show(settings: Settings) -> None:
    """Was eingeschaltet und was gespeichert ist."""
    click.echo(report(settings))


@privacy.command("sheet")
@click.argument("kind", metavar="BLATT", type=click.Choice(sorted(NAMES)))
@click.pass_obj
def write(settings: Settings, kind: str) -> None:
    """Ein BLATT als Markdown ausgeben: vvt (Verarbeitungsverzeichnis) oder dsfa (Vorprüfung)."""
    click.echo(sheet(kind, settings), nl=False)


@privacy.command()
@click.pass_obj
def purge(settings: Settings) -> None:
    """Alles löschen, dessen Frist abgelaufen ist (geschieht sonst bei jedem Schreiben)."""
    PrivacyStore.of(settings).purge()
    click.echo(f"Gelöscht ist, was älter als {settings.retention_days} Tage war.")
