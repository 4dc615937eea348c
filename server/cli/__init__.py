"""cli: the console command ``wegweiser``; the process boundary where expected errors become messages."""

import sys

from ingest import WegweiserError
from server.cli.commands import cli
from server.cli.mcp import mcp
from server.cli.privacy import privacy

for command in (mcp, privacy):
    cli.add_command(command)


def main() -> None:
    """Run the command line; exit 1 with a German message on an expected failure."""
    try:
        cli(standalone_mode=True)
    except WegweiserError as error:
        print(f"Fehler: {error}", file=sys.stderr)
        sys.exit(1)


__all__ = ["cli", "main"]
