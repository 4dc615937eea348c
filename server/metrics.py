"""Metrics: figures for Prometheus, none of which tells who asked or what."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from index.errors import SnapshotError
from index.storage.manifest import Manifest
from index.storage.store import Store
from server.answer import Answer

MULTIPROCESS = "PROMETHEUS_MULTIPROC_DIR"
"""Where several serving processes add up their figures; prometheus_client reads the variable when it is imported."""

_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The figures of one serving process, or of all of them when they share a directory."""

    def __init__(self, data: Path, version: Callable[[], str | None]) -> None:
        self._registry = CollectorRegistry()
        self._index = IndexFigures(data, version)
        self._answers = Counter("wegweiser_answers", "Antworten nach Status", ["status"], registry=self._registry)
        self._answer_seconds = Histogram(
            "wegweiser_answer_seconds", "Dauer einer Antwort", buckets=_SECONDS, registry=self._registry
        )
        self._requests = Counter(
            "wegweiser_requests", "HTTP-Anfragen", ["route", "method", "status"], registry=self._registry
        )
        self._request_seconds = Histogram(
            "wegweiser_request_seconds",
            "Dauer einer HTTP-Anfrage",
            ["route"],
            buckets=_SECONDS,
            registry=self._registry,
        )

    def answer(self, answer: Answer) -> None:
        """Count an answer."""
        self._answers.labels(answer.status.value).inc()
        self._answer_seconds.observe(answer.took_ms / 1000)

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a request; only methods in use become label values, so that nobody can invent new ones."""
        self._requests.labels(route, method if method in _METHODS else "andere", str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def exposition(self) -> bytes:
        """All figures in the text format of Prometheus."""
        if os.environ.get(MULTIPROCESS):
            shared = CollectorRegistry()
            MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
            counted = generate_latest(shared)
        else:
            counted = generate_latest(self._registry)
        own = CollectorRegistry()
        own.register(self._index)
        return counted + generate_latest(own)


class IndexFigures(Collector):
    """What is read off the index on disk at every scrape: the live version, its age and size."""

    def __init__(self, data: Path, version: Callable[[], str | None]) -> None:
        self._store = Store(data)
        self._version = version

    def collect(self) -> Iterator[Metric]:
        """The gauges; those of the live version are left out when there is none."""
        version = self._version()
        yield GaugeMetricFamily(
            "wegweiser_index_loaded", "1, wenn ein Index geladen ist", value=float(version is not None)
        )
        live = self._manifest(version)
        if live is None:
            return
        info = GaugeMetricFamily("wegweiser_index_info", "Version des geladenen Index", labels=["version", "model"])
        info.add_metric([live.version, live.model], 1.0)
        yield info
        built = datetime.fromisoformat(live.built).timestamp()
        yield GaugeMetricFamily("wegweiser_index_built_timestamp_seconds", "Wann der Index gebaut wurde", value=built)
        yield GaugeMetricFamily("wegweiser_index_age_seconds", "Alter des Index", value=max(0.0, time.time() - built))
        yield GaugeMetricFamily("wegweiser_index_documents", "Dokumente im Index", value=live.documents)
        yield GaugeMetricFamily("wegweiser_index_passages", "Passagen im Index", value=live.passages)

    def _manifest(self, version: str | None) -> Manifest | None:
        if version is None:
            return None
        try:
            return Manifest.read(self._store.directory(version))
        except SnapshotError:
            return None
