"""``wegweiser doctor``: what is there, what is not, and the command that mends it."""

import click

from server.doctor import examine
from server.settings import Settings

_SIGNS = {True: ("✓", "green"), False: ("✗", "red"), None: ("!", "yellow")}


@click.command()
@click.pass_obj
def doctor(settings: Settings) -> None:
    """Prüfen, ob alles Nötige da ist; nennt zu jedem Mangel den Befehl, der ihn behebt."""
    findings = examine(settings)
    for finding in findings:
        sign, colour = _SIGNS[finding.ok]
        click.echo(f"{click.style(sign, fg=colour)} {finding.name}: {finding.detail}")
        if not finding.ok and finding.remedy:
            click.echo(f"    → {finding.remedy}")
    failed = sum(finding.ok is False for finding in findings)
    if failed:
        raise click.ClickException(f"{failed} von {len(findings)} Prüfungen sind fehlgeschlagen.")
