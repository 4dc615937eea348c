"""``python -m tests.quality.soak --minutes 20``: print the figures as JSON; exit 1 when something was wrong."""

import json
import os
import secrets
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from index.model.layout import default_directory
from server.locations import embedder_of, store_of
from server.rebuild import rebuild
from server.settings import Settings
from tests.conftest import ROOT
from tests.quality.soak.run import soak
from tests.quality.soak.service import Service

_FOLDERS = ("landesprogramm", "handlungsfelder", "foerderung")


@click.command()
@click.option("--minutes", default=20.0, help="Dauer des Laufs.")
@click.option("--clients", default=4, help="Gleichzeitig Fragende.")
def main(minutes: float, clients: int) -> None:
    """Build two versions of a small corpus, serve them, and let everything happen at once."""
    with TemporaryDirectory() as scratch:
        settings = _prepare(Path(scratch))
        with Service(settings) as service:
            figures = soak(settings, service, minutes * 60, clients)
    print(json.dumps(figures, indent=2))
    sys.exit(bool(figures["wrong"] or figures["failed"] or figures["grown"]))


def _prepare(scratch: Path) -> Settings:
    corpus = scratch / "corpus"
    for folder in _FOLDERS:
        shutil.copytree(ROOT / "corpus" / folder, corpus / folder)
    settings = Settings(
        corpus=corpus,
        data=scratch / "var",
        model=str(default_directory(ROOT / "var")),
        admin_token=secrets.token_hex(32),
        rate_limit=0,
        unanswered="topics",
        feedback=True,
    )
    store, embedder = store_of(settings), embedder_of(settings)
    rebuild(corpus, store, embedder)
    (corpus / "lotsenstelle.md").write_text(
        "# Lotsenstelle\n\nStand: 2026-01\n\nDie Lotsenstelle im Rathaus vermittelt Dolmetscher.\n",
        encoding="utf-8",
    )
    rebuild(corpus, store, embedder)
    print(f"{os.getpid()}: zwei Versionen gebaut", file=sys.stderr)
    return settings


if __name__ == "__main__":
    main()
