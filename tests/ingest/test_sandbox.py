import os
import pickle
from pathlib import Path

import pytest

import ingest
from ingest import sandbox
from ingest.errors import UnreadableFile
from ingest.sandbox import Limits, read_guarded

BURN = "import time\nend = time.process_time() + 60\nwhile time.process_time() < end: pass"
EVIL = {
    "memory": "x = bytearray(3 * 1024**3)",
    "cpu": BURN,
    "sleep": "import time; time.sleep(60)",
    "abort": "import os; os.abort()",
    "raise": "raise KeyError('kaputt')",
    "missing": "import gibt_es_nicht",
    "quit": "import os; os._exit(0)",
}


@pytest.fixture
def evil(tmp_path, monkeypatch):
    """A child that does something evil in place of reading."""

    def prepare(name, code=None):
        package = tmp_path / "evil" / "ingest"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        for module in ("errors", "child", "sandbox", "block"):
            source = Path(ingest.__file__).with_name(f"{module}.py")
            (package / source.name).write_bytes(source.read_bytes())
        body = "\n    ".join((code or EVIL[name]).split("\n"))
        (package / "read.py").write_text(f"def read_file(path):\n    {body}\n", encoding="utf-8")
        monkeypatch.setattr(sandbox, "_HOME", package.parent)
        file = tmp_path / "a.txt"
        file.write_text("Text.", encoding="utf-8")
        return file

    return prepare


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("memory", "MB Speicher"),
        ("cpu", "Sekunden Rechenzeit"),
        ("sleep", "länger als 2 Sekunden"),
        ("abort", "Speicher|abgestürzt"),
        ("raise", "abgestürzt .*KeyError"),
        ("missing", "Baustein .*gibt_es_nicht.*make setup"),
        ("quit", "keine gültige Antwort"),
    ],
)
def test_a_child_that_goes_wrong_is_ended_and_this_process_lives(evil, name, message):
    limits = Limits(cpu_seconds=1, wall_seconds=2 if name == "sleep" else 30)
    with pytest.raises(UnreadableFile, match=message):
        read_guarded(evil(name), limits)


def test_an_answer_with_foreign_classes_is_not_loaded(evil, tmp_path):
    class Bomb:
        def __reduce__(self):
            return (os.mkdir, (str(tmp_path / "getroffen"),))

    code = f"import os, sys\nos.write(3, {pickle.dumps(('ok', Bomb()))!r})\nos._exit(0)"
    with pytest.raises(UnreadableFile, match="keine gültige Antwort"):
        read_guarded(evil("bomb", code))
    assert not (tmp_path / "getroffen").exists()


def test_a_grandchild_does_not_outlive_the_limit(evil, tmp_path):
    mark = tmp_path / "überlebt"
    code = f"import subprocess, time\nsubprocess.Popen(['sh', '-c', 'sleep 4; touch {mark}'])\ntime.sleep(60)"
    with pytest.raises(UnreadableFile):
        read_guarded(evil("grandchild", code), Limits(wall_seconds=2))
    assert not mark.exists()


def test_a_good_file_is_read_and_what_libraries_print_does_no_harm(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("# Kurse\n\nEin Satz.\n", encoding="utf-8")
    assert read_guarded(file).title == "Kurse"


def test_the_child_sees_no_secrets(evil, monkeypatch):
    monkeypatch.setenv("WEGWEISER_ADMIN_TOKEN", "geheim")
    code = "import os\nfrom ingest.errors import UnreadableFile\nraise UnreadableFile(str(sorted(os.environ)))"
    with pytest.raises(UnreadableFile) as caught:
        read_guarded(evil("environment", code))
    assert "WEGWEISER" not in str(caught.value)
    assert "PYTHONPATH" in str(caught.value)


def test_every_kind_of_block_comes_back(tmp_path):
    file = tmp_path / "a.html"
    file.write_text(
        "<h1>A</h1><details><summary>B</summary><ul><li>c</ul></details><table><tr><th>d<th>e<tr><td>1<td>2"
    )
    assert [type(block).__name__ for block in read_guarded(file).blocks] == [
        "Heading", "Heading", "ListBlock", "SectionEnd", "Table",
    ]  # fmt: skip
