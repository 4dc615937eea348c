"""Doctor: is everything there that a server needs, and which command mends what is not."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.errors import SnapshotError
from index.model.manifest import MANIFEST as MODEL_MANIFEST
from index.model.manifest import Manifest as ModelManifest
from index.storage.manifest import Manifest
from index.storage.snapshot import Snapshot
from ingest import WegweiserError, find_files
from server.locations import embedder_of, model_of, store_of
from server.probes import PROBES, read_probes
from server.rebuild import Freshness, freshness
from server.settings import PREFIX, Settings, unknown_settings

_LEAST_FREE = 500 * 1024 * 1024
"""Bytes that must be free beside what the next version takes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: ``ok`` None is a hint that stops nothing, ``remedy`` the command or step that mends it."""

    name: str
    ok: bool | None
    detail: str
    remedy: str = ""


def examine(settings: Settings, environ: Mapping[str, str] = os.environ) -> list[Finding]:
    """Run every check; an expected failure of a check is its finding."""
    checks: list[tuple[str, Callable[[], Finding]]] = [
        ("Python", _python),
        ("Einstellungen", lambda: _settings(environ)),
        ("Datenordner", lambda: _data(settings)),
        ("Speicherplatz", lambda: _space(settings)),
        ("Modell", lambda: _model(settings)),
        ("Dokumente", lambda: _corpus(settings)),
        ("Prüffragen", lambda: _probes(settings)),
        ("Texterkennung", _tesseract),
        ("Index", lambda: _index(settings)),
        ("Einbindung", lambda: _origins(settings)),
    ]
    return [_run(name, check) for name, check in checks]


def _run(name: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except WegweiserError as error:
        return Finding(name, False, str(error))
    except OSError as error:
        return Finding(name, False, f"{error.filename or name}: {error.strerror}", "Pfad und Zugriffsrechte prüfen")


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", sys.version_info >= (3, 11), version, "make PYTHON=/pfad/zu/python3.11 setup")


def _settings(environ: Mapping[str, str]) -> Finding:
    unknown = unknown_settings(environ)
    if unknown:
        detail = f"unbekannt und ohne Wirkung: {', '.join(unknown)}"
        return Finding("Einstellungen", False, detail, f"Schreibweise berichtigen oder: unset {' '.join(unknown)}")
    count = sum(name.startswith(PREFIX) for name in environ)
    return Finding("Einstellungen", True, f"{count} gesetzt, alle bekannt" if count else "alle auf Vorgabe")


def _data(settings: Settings) -> Finding:
    folder = _existing(settings.data)
    remedy = f"sudo chown -R $(id -u):$(id -g) '{settings.data}'"
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding("Datenordner", False, f"„{folder}“ ist nicht beschreibbar: {error.strerror}", remedy)
    return Finding("Datenordner", True, f"„{settings.data}“ ist beschreibbar")


def _space(settings: Settings) -> Finding:
    store = store_of(settings)
    live = store.versions / (store.current() or "-")
    size = sum(path.stat().st_size for path in live.rglob("*") if path.is_file()) if live.is_dir() else 0
    free = shutil.disk_usage(_existing(settings.data)).free
    detail = f"{free // 2**20} MB frei, eine Version braucht {max(1, size // 2**20)} MB"
    remedy = f"Platz schaffen, zum Beispiel: rm -r '{settings.data / 'cache'}', oder WEGWEISER_KEEP_VERSIONS senken"
    return Finding("Speicherplatz", free >= size + _LEAST_FREE, detail, remedy)


def _model(settings: Settings) -> Finding:
    place = Path(model_of(settings))
    if (place / MODEL_MANIFEST).is_file():
        manifest = ModelManifest.read(place)
        if manifest:
            manifest.check(place)
    return Finding("Modell", True, embedder_of(settings).identity)


def _corpus(settings: Settings) -> Finding:
    files, refused = find_files(settings.corpus)
    closed = [path for path in files if not os.access(path, os.R_OK)]
    if closed:
        detail = f"{len(closed)} von {len(files)} Dateien nicht lesbar, zuerst „{closed[0]}“"
        return Finding("Dokumente", False, detail, f"chmod -R u+rX '{settings.corpus}'")
    if not files:
        return Finding("Dokumente", False, f"in „{settings.corpus}“ liegt keines", "Dokumente in den Ordner legen")
    if refused:
        return Finding(
            "Dokumente", None, f"{len(files)} Dateien; nicht gelesen: {refused[0].file}", refused[0].messages[0]
        )
    return Finding("Dokumente", True, f"{len(files)} Dateien in „{settings.corpus}“")


def _probes(settings: Settings) -> Finding:
    probes = read_probes(settings.corpus)
    if not probes:
        missing = f"„{settings.corpus / PROBES}“ fehlt; ein Neubau wird nicht geprüft"
        return Finding("Prüffragen", None, missing, "anlegen, wie es docs/prueffragen.md beschreibt")
    return Finding("Prüffragen", True, f"{len(probes)} Prüffragen")


def _tesseract() -> Finding:
    if shutil.which("tesseract"):
        return Finding("Texterkennung", True, "tesseract ist da; eingescannte Seiten werden gelesen")
    remedy = "sudo apt-get install tesseract-ocr tesseract-ocr-deu"
    return Finding("Texterkennung", None, "tesseract fehlt; eingescannte Seiten bleiben ungelesen", remedy)


def _index(settings: Settings) -> Finding:
    store = store_of(settings)
    build = "wegweiser index build"
    live = store.current()
    if live is None:
        return Finding("Index", False, "es gibt noch keinen", build)
    model = embedder_of(settings).identity
    try:
        manifest: Manifest = Snapshot.load(store.directory(live), model).manifest
    except SnapshotError as error:
        return Finding("Index", False, str(error), build)
    state = freshness(settings.corpus, store, model)
    detail = f"Version {live}: {manifest.documents} Dokumente, {manifest.passages} Passagen"
    if state is Freshness.STALE:
        return Finding("Index", None, f"{detail}; die Dokumente oder das Programm haben sich seither geändert", build)
    if state is Freshness.STOPPED:
        return Finding("Index", None, f"{detail}; der Neubau mit den jetzigen Dokumenten wurde angehalten", build)
    if state is Freshness.ROLLED_BACK:
        return Finding("Index", None, f"{detail}; zurückgesetzt von {store.rolled_back_from()}", build)
    return Finding("Index", True, f"{detail}; entspricht den Dokumenten")


def _origins(settings: Settings) -> Finding:
    if settings.embed_origins:
        return Finding("Einbindung", True, f"Widget erlaubt auf {', '.join(settings.embed_origins)}")
    remedy = f"{PREFIX}EMBED_ORIGINS=https://www.ministerium.example setzen, wenn das Widget gebraucht wird"
    return Finding("Einbindung", None, "das Widget ist auf keiner fremden Website erlaubt", remedy)


def _existing(path: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    path = path.absolute()
    while not path.exists():
        path = path.parent
    return path
