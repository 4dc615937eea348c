"""Sheets: drafts for the Verzeichnis von Verarbeitungstätigkeiten and the DSFA pre-check, made from the settings."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from server.settings import Settings
from server.web.rendering import TEMPLATES

NAMES = {"vvt": "verarbeitungsverzeichnis.md", "dsfa": "dsfa-vorpruefung.md"}


def sheet(kind: str, settings: Settings) -> str:
    """The Markdown of a sheet (``vvt`` or ``dsfa``); what no setting says is marked „[bitte ergänzen: …]“."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "datenschutz"),
        autoescape=False,  # Markdown that a person reads, not HTML that a browser runs
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(NAMES[kind]).render(s=settings, fill=_fill)


def _fill(value: str, what: str) -> str:
    return value or f"[bitte ergänzen: {what}]"
