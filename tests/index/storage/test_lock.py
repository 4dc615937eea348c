import os
import subprocess
import sys

import pytest

from index.errors import BuildRunning
from index.storage.lock import BuildLock, builder

HOLD = """
import sys
from pathlib import Path
from index.storage.lock import BuildLock
with BuildLock(Path(sys.argv[1])) as lock:
    lock.note("Einbetten", 3, 9)
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_second_build_learns_who_is_at_it(tmp_path, holder):
    with pytest.raises(BuildRunning, match=rf"Prozess {holder.pid} auf .*, seit .* Uhr, gerade: Einbetten 3 von 9"):
        BuildLock(tmp_path / "lock").__enter__()
    found = builder(tmp_path / "lock")
    assert (found.pid, found.stage, found.done, found.total) == (holder.pid, "Einbetten", 3, 9)


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path, holder):
    holder.kill()
    holder.wait()
    assert builder(tmp_path / "lock") is None
    with BuildLock(tmp_path / "lock"):
        assert builder(tmp_path / "lock").pid == os.getpid()


def test_the_lock_is_given_back(tmp_path):
    for _ in range(2):
        with BuildLock(tmp_path / "tief" / "lock"):
            pass
    assert builder(tmp_path / "tief" / "lock") is None


def test_a_failing_build_gives_it_back_too(tmp_path):
    with pytest.raises(ZeroDivisionError), BuildLock(tmp_path / "lock"):
        raise ZeroDivisionError
    assert builder(tmp_path / "lock") is None


def test_nobody_builds_where_nobody_ever_built(tmp_path):
    assert builder(tmp_path / "lock") is None


def test_a_lock_with_garbage_in_it_works(tmp_path):
    (tmp_path / "lock").write_text("kein JSON", encoding="utf-8")
    with BuildLock(tmp_path / "lock"):
        assert builder(tmp_path / "lock").pid == os.getpid()
