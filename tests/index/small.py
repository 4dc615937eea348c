"""Documents and passages made by hand, sealed snapshots of them, and searchers over these with a reader."""

from dataclasses import replace

from index.search import Searcher
from index.storage.build import build_snapshot
from index.storage.manifest import seal
from index.storage.snapshot import Snapshot
from index.storage.store import Store
from index.weights import Blend, ReadingWeights, learned_weights
from ingest import Document, Passage, PassageKind, sentence_spans
from ingest.passage import Span
from tests.fake_embedder import FakeEmbedder

TEXTS = {
    "monitoring": ("Das Monitoring zeigt die Teilhabe.", "Der Bericht erscheint jährlich. Der Beirat berät ihn."),
    "sprache": ("Ein Deutschkurs kostet 120 Euro.",),
}
READER_ALONE = Blend(gate=0.0, right=1.0, bias=0.0)
ALWAYS_READ = ReadingWeights(READER_ALONE, READER_ALONE, steps=0.0, asked_from=0.0, asked_to=1.1)
"""Everything is read, and what the reader says of the answer is all that counts."""


def documents(texts=None):
    return [Document(name, name.title(), f"{name}.md", f"sha-{name}") for name in texts or TEXTS]


def passages(texts=None):
    return [
        passage(f"{name}-{number}", name, text, number)
        for name, sections in (texts or TEXTS).items()
        for number, text in enumerate(sections)
    ]


def passage(identity, document, text, position=0):
    spans = tuple(Span(start, end) for start, end in sentence_spans(text))
    return Passage(identity, document, ("Kapitel",), PassageKind.PARAGRAPH, text, spans, position=position)


def build(directory, texts=None, embedder=None, known=None, version="20260101T000000"):
    return build_snapshot(
        documents(texts), passages(texts), embedder or FakeEmbedder(), directory, version=version, known=known
    )


def publish(store: Store, texts=None, embedder=None, activate=True) -> str:
    draft = store.draft()
    seal(draft.directory, build(draft.directory, texts, embedder, version=draft.version))
    store.publish(draft)
    if activate:
        store.activate(draft.version)
    return draft.version


def reading_searcher(directory, texts, reader, reading=ALWAYS_READ) -> Searcher:
    build(directory / "index", texts)
    embedder = FakeEmbedder()
    embedder.reader = reader
    weights = replace(learned_weights(), reading=reading)
    return Searcher(Snapshot.load(directory / "index", embedder.identity), embedder, weights)
