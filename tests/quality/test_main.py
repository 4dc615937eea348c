import json

import pytest
from click.testing import CliRunner

import tests.quality.__main__ as program
from tests.fake_embedder import FakeEmbedder
from tests.quality.laboratory import Laboratory
from tests.quality.section import Section


@pytest.mark.parametrize(
    ("flags", "measured"),
    [
        ((), ["real", "xquad", "probes", "trials"]),
        (("--fast",), ["real", "xquad", "probes"]),
        (("--only", "trials"), ["trials"]),
        (("--only", "trials", "--fast"), ["trials"]),
        (("--write-baseline",), ["probes"]),
    ],
)
def test_which_sections_are_measured(flags, measured, tmp_path, monkeypatch):
    monkeypatch.setattr(Laboratory, "open", classmethod(lambda cls: cls(FakeEmbedder(), tmp_path)))
    monkeypatch.setattr(program, "evaluation_folder", lambda: tmp_path)
    monkeypatch.setattr(program, "keep", lambda figures: None)
    for name in ("real", "reading", "probes", "trials"):
        monkeypatch.setattr(program, f"measure_{name}", lambda *_, name=name, **__: Section(name, {}))
    file = tmp_path / "quality.json"
    result = CliRunner().invoke(program.main, [*flags, "--json", str(file)])
    assert result.exit_code == 0, result.output
    assert list(json.loads(file.read_text(encoding="utf-8"))["sections"]) == measured
