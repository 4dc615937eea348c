import pytest

from server.web.assets import Assets


@pytest.fixture
def assets(tmp_path):
    (tmp_path / "kern").mkdir()
    (tmp_path / "kern" / "a.css").write_text("b{}", encoding="utf-8")
    (tmp_path / "werkzeug.py").write_text("geheim", encoding="utf-8")
    (tmp_path / "w.js").write_text("1", encoding="utf-8")
    return Assets(tmp_path, tmp_path / "w.js")


def test_address_changes_with_the_bytes(assets, tmp_path):
    before = assets.url("kern/a.css")
    (tmp_path / "kern" / "a.css").write_text("c{}", encoding="utf-8")
    assert before.startswith("static/kern/a.css?v=")
    assert Assets(tmp_path, tmp_path / "w.js").url("kern/a.css") != before


def test_other_files_are_not_there(assets):
    assert assets.get("werkzeug.py") is None
    assert assets.get("../kern/a.css") is None
    with pytest.raises(KeyError):
        assets.url("fehlt.css")


def test_integrity_is_a_sha384(assets):
    assert assets.widget.integrity.startswith("sha384-")
    assert len(assets.widget.integrity) == 71
