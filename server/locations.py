"""Locations: where the settings say that model, index and cache are."""

from pathlib import Path

from index.embedder import Embedder
from index.model.layout import default_directory
from index.model.load import load_embedder
from index.storage.store import Store
from server.settings import Settings


def store_of(settings: Settings) -> Store:
    """The versions of the index."""
    return Store(settings.data, settings.keep_versions)


def embedder_of(settings: Settings) -> Embedder:
    """The embedding model, loaded; raises ModelError when it is missing or damaged."""
    return load_embedder(model_of(settings))


def model_of(settings: Settings) -> str | Path:
    """Directory or name of the embedding model."""
    return settings.model or default_directory(settings.data)


def cache_of(settings: Settings) -> Path:
    """Folder of what files were read as; it can be deleted at any time."""
    return settings.data / "cache" / "lesungen"
