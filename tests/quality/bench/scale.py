"""``python -m tests.quality.bench.scale``: memory and time of the vector search from 10³ to 10⁶ vectors, with a plot.

The vectors are synthetic, in topics as those of texts are; ``--plot`` needs matplotlib, which nothing else here does.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import faiss
import numpy as np

from index.embedder import Vectors
from index.storage.vectors import VectorIndex

DIMENSION = 384
QUERIES = 30
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)


@click.command()
@click.option("--size", "sizes", type=int, multiple=True, default=SIZES, help="Number of vectors; repeatable.")
@click.option("--plot", type=click.Path(path_type=Path), help="Draw the figures into this SVG file.")
@click.option("--one", type=int, hidden=True)
def main(sizes: tuple[int, ...], plot: Path | None, one: int | None) -> None:
    """Measure each size in a process of its own and print the figures as JSON."""
    if one:
        print(json.dumps(measure(one)))
        return
    figures = []
    for size in sizes:
        command = [sys.executable, "-m", "tests.quality.bench.scale", "--one", str(size)]
        figures.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print(json.dumps(figures[-1]), flush=True)
    if plot:
        draw(figures, plot)


def measure(size: int) -> dict[str, Any]:
    """Exact and approximate search over ``size`` vectors on one core; approximate is None where it finds too little."""
    vectors = topical(size)
    queries = vectors[np.random.default_rng(3).choice(size, QUERIES, replace=False)]
    figures: dict[str, Any] = {"vectors": size, "file_mb": round(vectors.nbytes / 1e6, 1)}
    for name, start in (("exact", size + 1), ("approximate", size)):
        started = time.perf_counter()
        index = VectorIndex.build(vectors, approximate_from=start)
        built = time.perf_counter() - started
        if name == "approximate" and index.is_exact:
            figures[name] = None
            continue
        with TemporaryDirectory() as folder:
            index.save(Path(folder) / "v.faiss")
            on_disk = sum(path.stat().st_size for path in Path(folder).iterdir())
            loaded = VectorIndex.load(Path(folder) / "v.faiss")
            faiss.omp_set_num_threads(1)
            for query in queries:  # from the disk to memory first, as in a server that has answered for a while
                loaded.nearest(query, 150)
            times, hits = [], 0
            for query in queries:
                started = time.perf_counter()
                rows, _ = loaded.nearest(query, 150)
                times.append(time.perf_counter() - started)
                true = np.argpartition(-(vectors @ query), 10)[:10]
                hits += int(np.isin(true, rows).sum())
            faiss.omp_set_num_threads(2)
        figures[name] = {
            "query_ms": round(float(np.median(times)) * 1000, 3),
            "recall_at_10": hits / (10 * QUERIES),
            "build_s": round(built, 2),
            "disk_mb": round(on_disk / 1e6, 1),
        }
    figures["peak_rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


def topical(size: int) -> Vectors:
    """Unit vectors around one topic per 100 vectors, all of them in a narrow cone as the model's are."""
    chance = np.random.default_rng(1)
    topics = chance.standard_normal((max(10, size // 100), DIMENSION), np.float32)
    shared = 2 * chance.standard_normal(DIMENSION, np.float32)
    vectors = topics[chance.integers(0, len(topics), size)]
    vectors += shared
    for start in range(0, size, 50_000):
        part = vectors[start : start + 50_000]
        part += 0.8 * chance.standard_normal(part.shape, np.float32)
        part /= np.linalg.norm(part, axis=1, keepdims=True)
    return vectors


def draw(figures: list[dict[str, Any]], path: Path) -> None:
    """Milliseconds and megabytes over the number of vectors, both axes logarithmic."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "wegweiser", "font.size": 11})
    from matplotlib import pyplot

    plot, axes = pyplot.subplots(1, 2, figsize=(10, 4), layout="constrained")
    sizes = [figure["vectors"] for figure in figures]
    faster = [figure for figure in figures if figure["approximate"]]
    axes[0].loglog(sizes, [figure["exact"]["query_ms"] for figure in figures], "o-", label="exakt")
    axes[0].loglog(
        [figure["vectors"] for figure in faster],
        [figure["approximate"]["query_ms"] for figure in faster],
        "s--",
        label="angenähert",
    )
    axes[0].set(xlabel="Vektoren", ylabel="Millisekunden je Suche, ein Kern")
    axes[0].legend()
    axes[1].loglog(sizes, [figure["exact"]["disk_mb"] for figure in figures], "o-", label="auf der Platte, exakt")
    axes[1].loglog(sizes, [figure["peak_rss_mb"] for figure in figures], "^:", label="Arbeitsspeicher beim Bau")
    axes[1].set(xlabel="Vektoren", ylabel="Megabyte")
    axes[1].legend()
    for ax in axes:
        ax.grid(True, which="major", alpha=0.3)
    plot.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    main()
