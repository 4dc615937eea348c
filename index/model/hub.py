"""Hub: models that an administrator chose by name instead of the default one."""

import re
from collections.abc import Callable
from pathlib import Path

from index.errors import ModelError

_NAME = re.compile(r"(?:\w[\w.-]*/)?\w[\w.-]*", re.ASCII)


def cached_snapshot(name: str) -> Path:
    """Directory of a model that was fetched before; ModelError if it was not. Contacts no network."""
    return _snapshot(name, offline=True)


def fetch(name: str, progress: Callable[[str], None]) -> Path:
    """Fetch a model from the hub into its cache, for set-up only; ModelError if that fails."""
    progress(f"Modell: „{name}“ wird vom Modellverzeichnis geholt …")
    return _snapshot(name, offline=False)


def _snapshot(name: str, *, offline: bool) -> Path:
    if not _NAME.fullmatch(name):
        raise ModelError(_missing(name, "weder ein Verzeichnis noch der Name eines Modells"))
    from huggingface_hub import snapshot_download

    full_name = name if "/" in name else f"sentence-transformers/{name}"
    skipped = ["*.onnx", "*.msgpack", "*.h5", "*.ot", "openvino/*"]
    try:
        return Path(snapshot_download(full_name, local_files_only=offline, ignore_patterns=skipped))
    except (OSError, ValueError) as error:
        raise ModelError(_missing(name, f"nicht vorhanden ({type(error).__name__})")) from error


def _missing(name: str, reason: str) -> str:
    return (
        f"Das Modell „{name}“ ist {reason}. „make model“ holt es, wenn das Modellverzeichnis erreichbar ist; "
        "sonst WEGWEISER_MODEL auf ein vorhandenes Verzeichnis setzen oder weglassen."
    )
