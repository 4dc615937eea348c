"""``python -m index.model``: make the embedding model ready before anything needs it."""

import sys
from pathlib import Path

import click

from index.errors import ModelError
from index.model.prepare import make_ready


@click.command(help="Richtet das Embedding-Modell ein; ist es schon da, geschieht nichts.")
@click.option("--data", type=click.Path(path_type=Path), default=Path("var"), help="Datenverzeichnis.")
@click.option("--model", help="Modellverzeichnis oder Name auf einem Modellverzeichnis statt des mitgelieferten.")
def main(data: Path, model: str | None) -> None:
    """Prepare the model and print what was done; exit 1 with a German message on failure."""
    try:
        click.echo(f"Modell bereit: {make_ready(model or None, data, click.echo)}")
    except ModelError as error:
        click.echo(f"Fehler: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
