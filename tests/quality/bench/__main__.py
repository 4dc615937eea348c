"""``python -m tests.quality.bench``: measure and print the report as JSON."""

import json
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from index.model.layout import default_directory
from index.model.manifest import MANIFEST
from index.model.prepare import is_ready
from tests.conftest import ROOT
from tests.quality.bench.embedding import measure_embedding
from tests.quality.bench.serving import measure_service
from tests.quality.bench.texts import paragraphs, questions

_PACKAGES = ("onnxruntime", "torch", "sentence-transformers", "faiss-cpu", "fastapi")


@click.command()
@click.option("--seconds", default=10.0, help="Dauer jeder Lastmessung.")
@click.option("--output", type=click.Path(path_type=Path), help="Bericht zusätzlich in diese Datei schreiben.")
def main(seconds: float, output: Path | None) -> None:
    """Measure the default model and the plain sentence-transformers path, one after the other."""
    default = default_directory(ROOT / "var")
    if not is_ready(default):
        sys.exit(f"Das Modell fehlt in {default}: make model")
    asked, passages = questions(200), paragraphs(200)
    report: dict[str, object] = {"machine": _machine()}
    with TemporaryDirectory() as scratch:
        models = {"default": default, "sentence_transformers": _plain(default, Path(scratch) / "plain")}
        for name, directory in models.items():
            print(f"{name}: Embedding …", file=sys.stderr)
            embedding = measure_embedding(str(directory), asked, passages)
            print(f"{name}: Server …", file=sys.stderr)
            service = measure_service(str(directory), Path(scratch) / name, asked, seconds)
            report[name] = {"embedding": embedding, "service": service}
            # The second model takes minutes: who ends the run before keeps the figures of the first.
            print(json.dumps(report[name], indent=2), file=sys.stderr)
    text = json.dumps(report, indent=2)
    print(text)
    if output:
        output.write_text(text + "\n", encoding="utf-8")


def _plain(default: Path, directory: Path) -> Path:
    """The same model without the fast form, so that sentence-transformers and torch run it."""
    directory.mkdir()
    for path in default.iterdir():
        if path.name not in {MANIFEST, "onnx"}:
            (directory / path.name).symlink_to(path.resolve())
    return directory


def _machine() -> dict[str, object]:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    return {
        "processor": model,
        "cores": len(os.sched_getaffinity(0)),
        "load_before": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
    }


if __name__ == "__main__":
    main()
