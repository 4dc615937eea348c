"""Embedding alone: cold start, questions one by one, passages in bulk, memory; a process of its own for each model."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from index.model.load import load_embedder
from tests.conftest import ROOT
from tests.quality.bench.timing import memory, summary

_WARM_UP = 10


def measure_embedding(model: str, questions: Sequence[str], passages: Sequence[str]) -> dict[str, Any]:
    """Figures of one model; cold start counts from the start of the process to the first vector."""
    texts = json.dumps({"questions": list(questions), "passages": list(passages)})
    command = [sys.executable, "-m", "tests.quality.bench.embedding", model]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(texts)
        process.stdin.close()
        process.stdout.readline()
        cold_start = time.perf_counter() - started
        figures: dict[str, Any] = json.loads(process.stdout.read())
    return {"cold_start_s": round(cold_start, 2)} | figures


def _in_own_process(model: str) -> None:
    texts = json.load(sys.stdin)
    questions, passages = texts["questions"], texts["passages"]
    embedder = load_embedder(model)
    embedder.encode_queries(questions[:1])
    print("first vector", flush=True)
    for question in questions[:_WARM_UP]:
        embedder.encode_queries([question])
    times = []
    for question in questions:
        started = time.perf_counter()
        embedder.encode_queries([question])
        times.append(time.perf_counter() - started)
    started = time.perf_counter()
    embedder.encode_passages(passages)
    per_second = len(passages) / (time.perf_counter() - started)
    tokens = sum(map(embedder.count_tokens, passages)) / len(passages)
    bulk = {"n": len(passages), "mean_tokens": round(tokens), "per_second": round(per_second, 1)}
    print(json.dumps({"question": summary(times), "passages": bulk} | memory()))


if __name__ == "__main__":
    _in_own_process(sys.argv[1])
