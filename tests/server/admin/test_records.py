from datetime import UTC, datetime, timedelta

from server.admin import records
from server.admin.records import Records


def test_session_lasts_eight_hours(tmp_path, monkeypatch):
    kept = Records(tmp_path / "x" / "p.sqlite", 30)
    secret = kept.sign_in()
    assert kept.session(secret) is not None
    assert kept.session(secret + "x") is None
    assert kept.session("") is None
    later = datetime.now(UTC) + timedelta(hours=8, minutes=1)
    monkeypatch.setattr(records, "_now", lambda: later)
    assert kept.session(secret) is None


def test_secret_is_not_in_the_file(tmp_path):
    kept = Records(tmp_path / "p.sqlite", 30)
    secret = kept.sign_in()
    assert secret.encode() not in (tmp_path / "p.sqlite").read_bytes()
    assert (tmp_path / "p.sqlite").stat().st_mode & 0o077 == 0


def test_journal_is_newest_first_and_forgets(tmp_path, monkeypatch):
    kept = Records(tmp_path / "p.sqlite", 30)
    kept.note("Alt")
    later = datetime.now(UTC) + timedelta(days=31)
    monkeypatch.setattr(records, "_now", lambda: later)
    kept.note("Neu", "x" * 1000)
    kept.note("Neuer", outcome="gut")
    assert [act.act for act in kept.journal()] == ["Neuer", "Neu"]
    assert len(kept.journal()[1].subject) == 300
