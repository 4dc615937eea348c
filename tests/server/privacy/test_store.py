import sqlite3
from datetime import date
from pathlib import Path

import pytest

from server.answer import Status
from server.asking import Feedback
from server.privacy import store as module
from server.privacy.store import FILE, PrivacyStore


def make(tmp_path: Path, **values: object) -> PrivacyStore:
    chosen = {"feedback": True, "unanswered": "questions", "anonymity": 3, "retention_days": 30, **values}
    return PrivacyStore(tmp_path / FILE, **chosen)


def raw(tmp_path: Path) -> bytes:
    return (tmp_path / FILE).read_bytes()


def test_by_default_nothing_is_kept_and_no_file_appears(tmp_path):
    store = make(tmp_path, feedback=False, unanswered="off")
    store.note("Wie hoch ist das Kindergeld?", Status.NOT_FOUND)
    store.record(Feedback(True, None, ()))
    store.purge()
    assert not (tmp_path / FILE).exists()
    assert store.questions() == store.topics() == store.feedback() == []


def test_topics_are_unreadable_until_enough_have_asked(tmp_path):
    store = make(tmp_path, unanswered="topics")
    for _ in range(2):
        store.note("Wie hoch ist das Kindergeld?", Status.NOT_FOUND)
    assert store.topics() == []
    assert b"kindergeld" not in raw(tmp_path).lower()
    store.note("Bekomme ich Kindergeld für Zwillinge?", Status.NOT_FOUND)
    assert [(topic.term, topic.count) for topic in store.topics()] == [("kindergeld", 3)]
    assert b"zwilling" not in raw(tmp_path).lower()
    assert store.questions() == []


def test_one_question_counts_a_word_once(tmp_path):
    store = make(tmp_path, unanswered="topics")
    store.note("Kindergeld Kindergeld Kindergeld Kindergeld", Status.NOT_FOUND)
    assert store.topics() == []


def test_questions_are_kept_redacted_without_time(tmp_path):
    store = make(tmp_path)
    store.note("Ich heiße Ayşe Kaya, ayse@x.de: Was kostet das?", Status.OUT_OF_SCOPE)
    (question,) = store.questions()
    assert question.text == "Ich heiße █, █: Was kostet das?"
    assert (question.status, question.day) == ("out_of_scope", module._today().isoformat())
    assert b"ayse" not in raw(tmp_path).lower()


def test_what_is_older_than_the_limit_is_gone_from_the_file(tmp_path, monkeypatch):
    store = make(tmp_path)
    monkeypatch.setattr(module, "_today", lambda: date(2026, 1, 1))
    store.note("Unverwechselbarkeitsfrage?", Status.NOT_FOUND)
    store.record(Feedback(False, "veraltet", ("leitfaden:1",)))
    monkeypatch.setattr(module, "_today", lambda: date(2026, 1, 31))
    store.purge()
    assert len(store.questions()) == 1
    monkeypatch.setattr(module, "_today", lambda: date(2026, 2, 1))
    store.purge()
    assert store.questions() == store.feedback() == []
    assert all(kept.rows == 0 for kept in store.kept())
    assert b"Unverwechselbarkeit" not in raw(tmp_path)


def test_feedback_is_counted_by_reason_and_passage(tmp_path):
    store = make(tmp_path)
    for _ in range(2):
        store.record(Feedback(False, "veraltet", ("leitfaden:1", "leitfaden:2")))
    store.record(Feedback(True, None, ("leitfaden:1",)))
    assert [(entry.helpful, entry.reason, entry.count) for entry in store.feedback()] == [
        (False, "veraltet", 2),
        (True, None, 1),
    ]
    assert store.criticised() == [("leitfaden:1", 2), ("leitfaden:2", 2)]


def test_question_can_be_removed(tmp_path):
    store = make(tmp_path)
    store.note("Erste Frage dazu?", Status.NOT_FOUND)
    store.remove_question(store.questions()[0].id)
    assert store.questions() == []
    assert b"Erste Frage" not in raw(tmp_path)


def test_file_is_for_its_owner_only(tmp_path):
    make(tmp_path).note("Was kostet das?", Status.NOT_FOUND)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_damaged_file_costs_the_note_but_not_the_answer(tmp_path, caplog):
    (tmp_path / FILE).write_bytes(b"keine Datenbank" * 100)
    make(tmp_path).note("Was kostet das Geheimnis?", Status.NOT_FOUND)
    assert "Geheimnis" not in caplog.text
    assert "nicht vermerkt" in caplog.text
    with pytest.raises(sqlite3.Error):
        make(tmp_path).questions()
