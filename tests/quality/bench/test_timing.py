import os

import pytest

from tests.quality.bench.timing import has_loaded, memory, summary


def test_summary_is_in_milliseconds() -> None:
    assert summary([0.001] * 19 + [0.1]) == {"n": 20, "p50_ms": 1.0, "p95_ms": 5.95, "p99_ms": 81.19, "mean_ms": 5.95}


def test_summary_of_nothing_claims_nothing() -> None:
    assert summary([]) == {"n": 0}


def test_memory_of_this_process_is_plausible() -> None:
    figures = memory()
    assert 10 < figures["rss_mb"] <= figures["peak_rss_mb"]


@pytest.mark.parametrize(("library", "loaded"), [("libc", True), ("libnobody", False)])
def test_loaded_libraries_are_found(library: str, loaded: bool) -> None:
    assert has_loaded(os.getpid(), library) is loaded
