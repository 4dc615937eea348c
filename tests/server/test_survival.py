"""Whatever happens to a build, the version that was live answers, the next build succeeds, and nothing is lost.

``WEGWEISER_KILLS=50`` kills at as many random points; a run without it takes fewer.
"""

import errno
import json
import os
import random
import subprocess
import sys
import time

import pytest

from index.errors import SnapshotError
from index.storage.store import Store
from server.assistant import IndexAssistant
from tests.faults import fail, operations

KILLS = int(os.environ.get("WEGWEISER_KILLS", "3"))
QUESTION = "Was kostet ein Deutschkurs?"


class Victim:
    """The process that is killed."""

    def __init__(self, home):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.server.victim", str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout.readline() == "ready\n"

    def build(self, **order):
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture
def victim(life, tmp_path):
    life.build()
    victim = Victim(tmp_path)
    with victim.process:
        yield victim
        victim.process.kill()


@pytest.fixture
def price(life):
    """Raises the price of a course and says what it is now, so that every build has something to do."""
    state = {"price": 120}

    def change():
        state["price"] += 1
        life.replace("sprache.md", f"{state['price'] - 1} Euro", f"{state['price']} Euro")
        return state["price"]

    return change


def told(life):
    """The price in the answer of a server that starts now, and the version that says so."""
    answer = IndexAssistant(Store(life.data), life.embedder).ask(QUESTION)
    return answer.parts[0].text, answer.index


def assert_old_or_new(life, old, new):
    """Whichever of two prices is told now, by the version that is live."""
    text, version = told(life)
    found = [price for price in (old, new) if f"{price} Euro" in text]
    assert found, (old, new, text)
    assert version == Store(life.data).current()
    return found[0]


def test_killed_at_random_points(life, victim, price):
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    started = time.monotonic()
    old = price()
    assert victim.build() == "ok"
    takes = time.monotonic() - started
    killed = 0
    for _ in range(KILLS):
        new = price()
        said = victim.build(kill_after=chance.uniform(0, takes))
        killed += said == "signal 9"
        assert said in {"signal 9", "ok"}, seed
        assert_old_or_new(life, old, new)
        assert victim.build() == "ok", seed
        assert f"{new} Euro" in told(life)[0]
        old = new
        assert not [path for path in life.store.versions.iterdir() if path.name.startswith(".")]
    assert killed >= KILLS // 3, seed


def test_killed_at_every_file_operation_of_the_activation(life, victim, price):
    live = price()
    with operations(life.store.root, lambda number: None) as seen:
        life.build()
    first = max(number for number, path in enumerate(seen, 1) if path.endswith("probes.jsonl") and ".neu-" in path)
    points = range(first, len(seen) + 1)
    assert len(points) > 40
    for number in points if KILLS >= 50 else points[::15]:
        new = price()
        assert victim.build(kill_at=number) in {"signal 9", "ok"}
        live = assert_old_or_new(life, live, new)
    assert victim.build() == "ok"
    assert f"{new} Euro" in told(life)[0]


def test_every_file_operation_of_a_build_fails_once(life, price):
    life.build()
    live = price()
    with operations(life.store.root, lambda number: None) as seen:
        life.build()
    points = range(1, len(seen) + 1) if KILLS >= 50 else range(1, len(seen) + 1, 15)
    failed = 0
    for number in points:
        new = price()
        try:
            with operations(life.store.root, fail(number, OSError(errno.EIO, "Input/output error"))):
                life.build()
        except SnapshotError:
            failed += 1
        live = assert_old_or_new(life, live, new)
    assert failed > len(points) // 2
    life.build()
    assert f"{new} Euro" in told(life)[0]


@pytest.mark.parametrize("largest", [0, 100, 3_000, 5_000])
def test_a_file_that_cannot_grow(life, victim, price, largest):
    new = price()
    said = victim.build(largest_file=largest)
    assert "ließ sich nicht schreiben" in said
    assert "wegweiser doctor" in said
    assert f"{new - 1} Euro" in told(life)[0]
    assert victim.build() == "ok"
    assert f"{new} Euro" in told(life)[0]


@pytest.mark.parametrize("file", ["passages.faiss", "documents.jsonl", "vocabulary.txt", "manifest.json"])
@pytest.mark.parametrize(
    "damage", [lambda old: old[: len(old) // 2], lambda old: old[:9] + bytes([old[9] ^ 1]) + old[10:]]
)
def test_a_damaged_live_version(life, price, file, damage):
    life.build()
    price()
    life.build()
    path = life.store.directory(life.store.current()) / file
    path.write_bytes(damage(path.read_bytes()))
    assert "120 Euro" in told(life)[0]  # the version before answers
    life.build()
    assert "121 Euro" in told(life)[0]


def test_unreadable_documents_do_not_stop_the_others(life, price):
    life.build()
    price()

    def refuse(count):
        if seen[count - 1].endswith("ehrenamt.md"):
            raise PermissionError(errno.EACCES, "Permission denied")

    with operations(life.corpus, refuse) as seen:
        built = life.build(force=True)
    assert [entry.file for entry in built.report.failed] == ["ehrenamt.md"]
    assert "Zugriffsrechte" in built.report.failed[0].messages[0]
    assert "121 Euro" in told(life)[0]


def test_an_unreadable_version_is_passed_over(life, price):
    life.build()
    price()
    life.build()
    live = life.store.directory(life.store.current())

    def refuse(count):
        raise PermissionError(errno.EACCES, "Permission denied")

    with operations(live, refuse):
        assert "120 Euro" in told(life)[0]
    assert "121 Euro" in told(life)[0]
