"""Times → the figures of the report."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np


def summary(seconds: Sequence[float]) -> dict[str, float | int]:
    """Count, median, 95th and 99th percentile and mean of times in seconds, given in milliseconds."""
    if not seconds:
        return {"n": 0}
    times = np.array(seconds) * 1000
    p50, p95, p99 = np.percentile(times, [50, 95, 99])
    return {
        "n": len(times),
        "p50_ms": round(p50, 2),
        "p95_ms": round(p95, 2),
        "p99_ms": round(p99, 2),
        "mean_ms": round(times.mean(), 2),
    }


def memory(process: int | None = None) -> dict[str, int]:
    """Resident memory of a process now and at its peak, in MB."""
    status = Path(f"/proc/{process or os.getpid()}/status").read_text()
    fields = dict(line.split(":", 1) for line in status.splitlines())
    return {"rss_mb": _megabytes(fields["VmRSS"]), "peak_rss_mb": _megabytes(fields["VmHWM"])}


def has_loaded(process: int, library: str) -> bool:
    """Whether a process has mapped a library whose file name contains the given text."""
    return library in Path(f"/proc/{process}/maps").read_text()


def _megabytes(field: str) -> int:
    return round(int(field.split()[0]) / 1024)
