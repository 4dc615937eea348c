"""An app in front of a fake assistant, with a small corpus folder; and a small index that can be rebuilt."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.storage.store import Store
from server.assistant import IndexAssistant
from server.settings import Settings
from server.web.app import create_app
from tests.conftest import ROOT
from tests.quality.laboratory import Laboratory
from tests.server.fake_assistant import SCRIPT, FakeAssistant
from tests.server.life import Life


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "texte").mkdir(parents=True)
    (folder / "integration-wie-geht-das.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (folder / "texte" / "leitfaden indikatoren.md").write_text("# Leitfaden\n\nEin Indikator …\n", encoding="utf-8")
    (folder / "feindlich.html").write_text(f"<p>{SCRIPT}</p>", encoding="utf-8")
    (folder / "nicht-im-index.txt").write_text("vertraulich", encoding="utf-8")
    (tmp_path / "ausserhalb.txt").write_text("geheim", encoding="utf-8")
    return folder


@pytest.fixture
def settings(corpus: Path) -> Callable[..., Settings]:
    def make(**values: object) -> Settings:
        return Settings(**{"corpus": corpus, "rate_limit": 0, **values})

    return make


@pytest.fixture
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture
def client(settings: Callable[..., Settings], assistant: FakeAssistant) -> TestClient:
    chosen = settings(
        title="Auskunft Integration",
        embed_origins="https://www.ministerium.example",
        contact_phone="0611 32-0",
        contact_email="integration@ministerium.example",
    )
    return TestClient(create_app(chosen, assistant), headers={"accept": "text/html"})


@pytest.fixture(scope="session")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the small corpus was read as; reading takes a process per file."""
    life = Life(tmp_path_factory.mktemp("readings"))
    life.build()
    return life.cache


@pytest.fixture
def life(tmp_path: Path, readings: Path) -> Life:
    return Life(tmp_path, readings)


@pytest.fixture(scope="session")
def laboratory(model_directory: Path) -> Laboratory:
    """The real model with a memory for vectors; what is built with it is kept between runs."""
    return Laboratory.open(model_directory.parent.parent)


@pytest.fixture(scope="session")
def real_index(laboratory: Laboratory) -> Store:
    """The index of ``corpus/``, the one that the quality report measures; built only when something changed."""
    return laboratory.store("probes", ROOT / "corpus")


@pytest.fixture(scope="session")
def real_assistant(laboratory: Laboratory, real_index: Store) -> IndexAssistant:
    """The product over its own corpus with the real model."""
    return laboratory.assistant(real_index)
