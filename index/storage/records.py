"""Documents and passages as JSON Lines, the readable half of a snapshot."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ingest import Document, Passage, PassageKind, Span


def write_documents(path: Path, documents: Iterable[Document]) -> None:
    """One document a line."""
    _write_lines(path, (asdict(document) for document in documents))


def read_documents(path: Path) -> tuple[Document, ...]:
    """What ``write_documents`` wrote."""
    return tuple(Document(**record) for record in _read_lines(path))


def write_passages(path: Path, passages: Iterable[Passage]) -> None:
    """One passage a line; spans as [start, end, page, page label]."""
    _write_lines(path, map(passage_record, passages))


def read_passages(path: Path) -> tuple[Passage, ...]:
    """What ``write_passages`` wrote."""
    return tuple(map(_passage, _read_lines(path)))


def passage_record(passage: Passage) -> dict[str, Any]:
    """A passage as JSON types."""
    return {
        "id": passage.id,
        "document": passage.document,
        "heading": passage.heading,
        "kind": passage.kind.value,
        "text": passage.text,
        "sentences": [_span_record(span) for span in passage.sentences],
        "items": [_span_record(span) for span in passage.items],
        "term": passage.term,
        "position": passage.position,
        "ocr": passage.ocr,
    }


def _passage(record: dict[str, Any]) -> Passage:
    return Passage(
        id=record["id"],
        document=record["document"],
        heading=tuple(record["heading"]),
        kind=PassageKind(record["kind"]),
        text=record["text"],
        sentences=tuple(Span(*span) for span in record["sentences"]),
        items=tuple(Span(*span) for span in record["items"]),
        term=record["term"],
        position=record["position"],
        ocr=record["ocr"],
    )


def _span_record(span: Span) -> list[Any]:
    return [span.start, span.end, span.page, span.page_label]


def _write_lines(path: Path, records: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
