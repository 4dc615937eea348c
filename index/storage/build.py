"""Build: documents and passages → a snapshot directory."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from index.embedder import Embedder, Vectors
from index.storage.manifest import Manifest, seal
from index.storage.records import write_documents, write_passages
from index.storage.vectors import VectorIndex
from index.storage.views import (
    PASSAGE_VECTORS,
    SENTENCE_VECTORS,
    VECTOR_VIEWS,
    facts_of,
    headed_passage,
    lexical_tokens,
)
from index.words.analysis import GermanAnalyzer
from index.words.lexical import LexicalIndex
from index.words.spelling import written_words
from ingest import Document, Passage

_BATCH = 64

Progress = Callable[[int, int], None]
"""Called with the number of embedded texts and their total."""


def build_snapshot(
    documents: Sequence[Document],
    passages: Sequence[Passage],
    embedder: Embedder,
    directory: Path,
    *,
    version: str | None = None,
    sources: str = "",
    known: Mapping[str, Vectors] | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Embed and analyse passages and write a sealed snapshot into an empty directory.

    ``version`` is the name of the directory if nothing else is said; ``sources`` is a hash of the files that the
    documents were read from, kept in the manifest.
    ``known`` maps texts that were embedded before by the same model to their vectors, so that unchanged passages are
    not embedded again; the result is the same as without it.
    """
    directory.mkdir(parents=True, exist_ok=True)
    texts = {view: [text for passage in passages for text in of(passage)] for view, of in VECTOR_VIEWS.items()}
    vectors = _embed([text for view in texts.values() for text in view], embedder, known or {}, progress)
    start = 0
    for view, view_texts in texts.items():
        VectorIndex.build(vectors[start : start + len(view_texts)]).save(directory / f"{view}.faiss")
        start += len(view_texts)
    np.save(directory / "passage-facts.npy", facts_of(texts[PASSAGE_VECTORS]))
    np.save(directory / "sentence-facts.npy", facts_of(texts[SENTENCE_VECTORS]))
    write_documents(directory / "documents.jsonl", documents)
    write_passages(directory / "passages.jsonl", passages)
    _write_lexical(directory, documents, passages)
    manifest = Manifest(
        version=version or directory.name,
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        model=embedder.identity,
        corpus=corpus_hash(documents),
        documents=len(documents),
        passages=len(passages),
        sentences=len(texts[SENTENCE_VECTORS]),
        sources=sources,
    )
    return seal(directory, manifest)


def corpus_hash(documents: Iterable[Document]) -> str:
    """Hash over the files of the corpus and their citation data, independent of their order."""
    lines = sorted(repr(document) for document in documents)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _embed(texts: list[str], embedder: Embedder, known: Mapping[str, Vectors], progress: Progress | None) -> Vectors:
    missing = sorted({text for text in texts if text not in known}, key=len, reverse=True)
    fresh: dict[str, Vectors] = {}
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        fresh.update(zip(batch, embedder.encode_passages(batch), strict=True))
        if progress:
            progress(start + len(batch), len(missing))
    if not texts:
        return np.zeros((0, embedder.dimension), np.float32)
    return np.stack([fresh[text] if text in fresh else known[text] for text in texts])


def _write_lexical(directory: Path, documents: Sequence[Document], passages: Sequence[Passage]) -> None:
    titles = {document.id: document.title for document in documents}
    texts = [*titles.values(), *(headed_passage(passage) for passage in passages)]
    written = written_words(texts)
    (directory / "lexical").mkdir()
    for view, tokens in lexical_tokens(passages, titles, GermanAnalyzer(written)).items():
        LexicalIndex.build(tokens).save(directory / "lexical" / view)
    (directory / "vocabulary.txt").write_text("\n".join(written.values()), encoding="utf-8")
