"""Fixtures that several rooms share: the real embedding model, loaded once."""

from pathlib import Path

import pytest
from hypothesis import settings

from index.embedder import Embedder
from index.model.layout import default_directory
from index.model.load import load_embedder
from index.model.prepare import is_ready

ROOT = Path(__file__).parent.parent

# The same generated inputs in every run, so that a change is blamed for what it broke and for nothing else. New inputs
# are looked for by hand: python -m pytest --hypothesis-profile=explore. Neither has a deadline: on a busy machine the
# first example takes longer than it may, and nothing is wrong.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def model_directory() -> Path:
    """Directory of the default model; tests that use it are marked ``model``."""
    directory = default_directory(ROOT / "var")
    if not is_ready(directory):
        pytest.fail(f"Das Modell fehlt in {directory}: make model")
    return directory


@pytest.fixture(scope="session")
def embedder(model_directory: Path) -> Embedder:
    """The default embedder, shared because loading takes a second."""
    return load_embedder(model_directory)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop in this thread, beside which no other can be started."""
    items.sort(key=lambda item: item.path.is_relative_to(ROOT / "tests" / "browser"))
