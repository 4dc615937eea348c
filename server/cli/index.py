"""``wegweiser index …``: build, inspect, check and switch the versions of the index."""

import contextlib
import json
from contextlib import AbstractContextManager
from datetime import datetime

import click

from index.embedder import Embedder
from index.errors import SnapshotError
from index.storage.manifest import Manifest, verify
from index.storage.snapshot import Snapshot
from index.storage.store import Store
from ingest import WegweiserError
from server.cli.assistant import live_version
from server.cli.progress import ConsoleProgress, LineProgress
from server.locations import embedder_of, store_of
from server.rebuild import Freshness, Progress, freshness, rebuild_as_set, rollback
from server.settings import Settings
from server.watch import changes

_FRESHNESS = {
    Freshness.CURRENT: "entspricht den Dokumenten",
    Freshness.MISSING: "es gibt noch keinen Index",
    Freshness.STALE: "die Dokumente oder das Programm haben sich seit dem Bau geändert; „wegweiser index build“",
    Freshness.STOPPED: "der Neubau mit den jetzigen Dokumenten wurde wegen der Prüffragen angehalten",
    Freshness.ROLLED_BACK: "auf diese Version wurde zurückgesetzt; „wegweiser index build“ baut den neuesten Stand",
}


@click.group()
def index() -> None:
    """Den Index bauen, prüfen und zurücksetzen."""


@index.command()
@click.option("--force", is_flag=True, help="Auch freigeben, wenn Prüffragen schlechter beantwortet werden.")
@click.option("--if-stale", is_flag=True, help="Nur bauen, wenn der Index fehlt oder veraltet ist.")
@click.option(
    "--progress", type=click.Choice(["text", "json"]), default="text", help="Fortschritt als Balken oder JSON."
)
@click.pass_obj
def build(settings: Settings, force: bool, if_stale: bool, progress: str) -> None:
    """Den Index aus den Dokumenten neu bauen und freigeben, wenn er die Prüffragen nicht schlechter beantwortet."""
    store, embedder = store_of(settings), embedder_of(settings)
    if not if_stale:
        _build(settings, store, embedder, force=force, progress=progress)
        return
    state = freshness(settings.corpus, store, embedder.identity)
    if state not in (Freshness.MISSING, Freshness.STALE):
        click.echo(f"Index {store.current()}: {_FRESHNESS[state]}.")
        return
    try:
        _build(settings, store, embedder, force=force, progress=progress)
    except WegweiserError as error:
        if not _can_serve(store, embedder):
            raise
        click.echo(f"{error}\nDie bisherige Version {store.current()} antwortet weiter.", err=True)


@index.command()
@click.pass_obj
def status(settings: Settings) -> None:
    """Zeigen, welche Version antwortet, ob sie zu den Dokumenten passt und ob gerade gebaut wird."""
    store = store_of(settings)
    builder = store.building()
    if builder:
        click.echo(f"{builder.sentence()}.")
    live = live_version(store)
    manifest = Manifest.read(store.directory(live))
    click.echo(_line(manifest, live))
    click.echo(f"Stand: {_FRESHNESS[freshness(settings.corpus, store, manifest.model)]}.")
    if manifest.release:
        click.echo(f"Mit dieser Version: {manifest.release['summary']}.")
        if manifest.release["forced"]:
            click.echo("Sie wurde trotz schlechterer Prüffragen mit --force freigegeben.")
    if store.rolled_back_from():
        click.echo(f"Zurückgesetzt von Version {store.rolled_back_from()}.")


@index.command()
@click.pass_obj
def check(settings: Settings) -> None:
    """Prüfsummen aller Versionen prüfen und die aktive probeweise laden."""
    store = store_of(settings)
    live = live_version(store)
    problems = []
    for name in dict.fromkeys([live, *store.names()]):
        try:
            directory = store.directory(name)
            verify(directory, Manifest.read(directory))
            if name == live:
                Snapshot.load(directory, embedder_of(settings).identity)
            click.echo(f"{name}: unversehrt{' (aktiv)' if name == live else ''}")
        except SnapshotError as error:
            problems.append(str(error))
            click.echo(f"{name}: {error}")
    if problems:
        raise SnapshotError(f"{len(problems)} von {len(set(store.names()) | {live})} Versionen sind nicht brauchbar.")


@index.command()
@click.pass_obj
def versions(settings: Settings) -> None:
    """Alle aufbewahrten Versionen mit Datum, Umfang und Ergebnis der Prüffragen zeigen."""
    store = store_of(settings)
    names = store.names()
    if not names:
        raise SnapshotError("Es gibt noch keine Version. „wegweiser index build“ baut die erste.")
    live = store.current() or ""
    for name in names:
        try:
            click.echo(_line(Manifest.read(store.directory(name)), live))
        except SnapshotError as error:
            click.echo(f"{'*' if name == live else ' '} {name}  {error}")


@index.command("rollback")
@click.argument("version", metavar="[VERSION]", required=False)
@click.pass_obj
def rollback_(settings: Settings, version: str | None) -> None:
    """Zur vorigen oder zur genannten VERSION zurückkehren; laufende Server übernehmen sie von selbst."""
    manifest = rollback(store_of(settings), embedder_of(settings).identity, version)
    click.echo(f"Jetzt antwortet wieder Version {manifest.version} ({_counts(manifest)}).")


@index.command()
@click.pass_obj
def watch(settings: Settings) -> None:
    """Neu bauen, sobald sich Dokumente geändert haben; endet mit Strg+C."""
    store, embedder = store_of(settings), embedder_of(settings)
    click.echo(f"Beobachtet wird „{settings.corpus}“. Strg+C beendet.")
    if freshness(settings.corpus, store, embedder.identity) in (Freshness.MISSING, Freshness.STALE):
        _build_and_go_on(settings, store, embedder)
    with contextlib.suppress(KeyboardInterrupt):
        for _ in changes(settings.corpus):
            _build_and_go_on(settings, store, embedder)


def _build(settings: Settings, store: Store, embedder: Embedder, *, force: bool, progress: str = "text") -> None:
    display: AbstractContextManager[Progress] = LineProgress() if progress == "json" else ConsoleProgress()
    with display as tell:
        built = rebuild_as_set(settings, store, embedder, tell, force=force)
    if progress == "json":
        click.echo(
            json.dumps({"version": built.manifest.version, "release": built.manifest.release}, ensure_ascii=False)
        )
        return
    click.echo(built.report.summary())
    for entry in built.report.failed:
        click.echo(f"  nicht lesbar: {entry.file} – {' '.join(entry.messages)}")
    for line in built.release.lines():
        click.echo(line)
    if built.release.regressed:
        click.echo("Trotz der schlechteren Prüffragen freigegeben (--force); das ist in der Version vermerkt.")
    click.echo(f"Version {built.manifest.version} ist aktiv: {_counts(built.manifest)}.")


def _build_and_go_on(settings: Settings, store: Store, embedder: Embedder) -> None:
    try:
        _build(settings, store, embedder, force=False)
    except WegweiserError as error:
        click.echo(f"Fehler: {error}", err=True)


def _can_serve(store: Store, embedder: Embedder) -> bool:
    try:
        Snapshot.load(store.directory(store.current() or ""), embedder.identity)
    except SnapshotError:
        return False
    return True


def _line(manifest: Manifest, live: str) -> str:
    built = datetime.fromisoformat(manifest.built).astimezone()
    figures = manifest.quality
    asked = f", {figures['right']} von {figures['probes']} Prüffragen richtig" if figures else ""
    forced = ", mit --force freigegeben" if manifest.release.get("forced") else ""
    sign = "*" if manifest.version == live else " "
    return f"{sign} {manifest.version}  gebaut {built:%d.%m.%Y, %H:%M} Uhr, {_counts(manifest)}{asked}{forced}"


def _counts(manifest: Manifest) -> str:
    return f"{manifest.documents} Dokumente, {manifest.passages} Passagen"
