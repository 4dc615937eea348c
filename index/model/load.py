"""Load: the embedder for whatever WEGWEISER_MODEL says."""

from pathlib import Path

from index.embedder import Embedder
from index.errors import ModelError
from index.model.hub import cached_snapshot
from index.model.manifest import MANIFEST


def load_embedder(model: str | Path) -> Embedder:
    """Embedder for a model directory, or for the name of a model that ``make model`` has fetched from a hub.

    A directory prepared by ``index.model.prepare`` is loaded without torch; any other one is loaded by
    sentence-transformers. Never contacts a network. Raises ModelError if there is no such model.

    >>> load_embedder("var/model/multilingual-e5-small").encode_queries(["Was ist ein Indikator?"]).shape
    (1, 384)
    """
    directory = Path(model)
    if (directory / MANIFEST).is_file():
        from index.onnx_embedder import OnnxEmbedder

        return OnnxEmbedder(directory)
    from index.transformer_embedder import TransformerEmbedder

    if directory.is_dir():
        if not (directory / "modules.json").is_file() and not (directory / "config.json").is_file():
            raise ModelError(
                f"In „{directory}“ liegt kein Modell. „make model“ richtet das mitgelieferte ein; für ein eigenes "
                "muss WEGWEISER_MODEL ein Verzeichnis von sentence-transformers nennen."
            )
        return TransformerEmbedder(directory, directory.resolve().name)
    return TransformerEmbedder(cached_snapshot(str(model)), str(model))
