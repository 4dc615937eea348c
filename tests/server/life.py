"""Life: a small corpus and its index, rebuilt with one call."""

import shutil
from pathlib import Path

from index.storage.store import Store
from server.rebuild import Rebuilt, rebuild
from tests.fake_embedder import FakeEmbedder
from tests.small_corpus import write_corpus


class Life:
    """A small corpus, its store and a fake embedder."""

    def __init__(self, home: Path, readings: Path | None = None) -> None:
        self.corpus = write_corpus(home / "corpus")
        self.data = home / "var"
        self.cache = self.data / "cache" / "lesungen"
        if readings:
            shutil.copytree(readings, self.cache)
        self.store = Store(self.data)
        self.embedder = FakeEmbedder()

    def build(self, **options: object) -> Rebuilt:
        return rebuild(self.corpus, self.store, self.embedder, **{"cache": self.cache, **options})

    def write(self, name: str, text: str) -> None:
        (self.corpus / name).write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.corpus / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))
