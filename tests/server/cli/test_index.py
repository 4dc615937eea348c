import pytest

from index.storage.lock import BuildLock
from tests.small_corpus import MONITORING

WITHOUT_CHAPTERS = MONITORING[: MONITORING.index("## Indikatoren")]


@pytest.mark.parametrize("command", ["status", "check", "versions", "rollback"])
def test_without_an_index_every_command_fails_in_german(wegweiser, command):
    code, said = wegweiser("index", command)
    assert code == 1
    assert "wegweiser index" in said


def test_build_says_what_changed(wegweiser, life):
    code, said = wegweiser("index", "build")
    assert code == 0
    assert "4 Dokumente neu; 8 Passagen" in said
    assert f"Version {life.store.current()} ist aktiv: 4 Dokumente, 8 Passagen." in said
    life.replace("sprache.md", "120 Euro", "125 Euro")
    _, said = wegweiser("index", "build")
    assert "1 Dokument geändert; 8 → 8 Passagen" in said
    assert "geändert: Sprachförderung (sprache.md)" in said


def test_build_names_the_files_it_cannot_read(wegweiser, life):
    (life.corpus / "kaputt.pdf").write_bytes(b"")
    code, said = wegweiser("index", "build")
    assert code == 0
    assert "nicht lesbar: kaputt.pdf" in said


def test_if_stale_builds_only_what_is_stale(wegweiser, life):
    assert "ist aktiv" in wegweiser("index", "build", "--if-stale")[1]
    live = life.store.current()
    code, said = wegweiser("index", "build", "--if-stale")
    assert (code, life.store.current()) == (0, live)
    assert "entspricht den Dokumenten" in said
    life.write("neu.md", "# Neu\n\nEin neuer Satz.\n")
    wegweiser("index", "build", "--if-stale")
    assert life.store.current() != live


def test_a_stopped_build_fails_but_does_not_keep_the_server_from_starting(wegweiser, life):
    wegweiser("index", "build")
    live = life.store.current()
    life.write("monitoring.md", WITHOUT_CHAPTERS)
    code, said = wegweiser("index", "build", "--if-stale")
    assert code == 0
    assert "nicht freigegeben" in said
    assert f"Die bisherige Version {live} antwortet weiter." in said
    assert "angehalten" in wegweiser("index", "build", "--if-stale")[1]
    code, said = wegweiser("index", "build")
    assert code == 1
    assert "nicht freigegeben" in said
    assert life.store.current() == live


def test_force_is_recorded_and_shown(wegweiser, life):
    wegweiser("index", "build")
    life.write("monitoring.md", WITHOUT_CHAPTERS)
    code, said = wegweiser("index", "build", "--force")
    assert code == 0
    assert "--force" in said
    assert "mit --force freigegeben" in wegweiser("index", "versions")[1].splitlines()[0]
    assert "--force" in wegweiser("index", "status")[1]


def test_progress_for_programs(wegweiser, lines):
    _, said = wegweiser("index", "build", "--progress", "json")
    steps = lines(said)
    assert {"stage": "Lesen", "done": 4, "total": 4} in steps
    assert set(steps[-1]) == {"version", "release"}


def test_versions_rollback_and_status(wegweiser, life):
    for _ in range(3):
        wegweiser("index", "build")
    names = life.store.names()
    _, said = wegweiser("index", "versions")
    shown = said.splitlines()
    assert [name in line for name, line in zip(names, shown, strict=True)] == [True] * 3
    assert shown[0].startswith(f"* {names[0]}")
    assert "4 Dokumente, 8 Passagen" in shown[0]
    assert "von 9 Prüffragen richtig" in shown[0]
    assert wegweiser("index", "rollback")[0] == 0
    assert life.store.current() == names[1]
    assert f"Zurückgesetzt von Version {names[0]}" in wegweiser("index", "status")[1]
    assert wegweiser("index", "rollback", names[2])[0] == 0
    assert life.store.current() == names[2]
    code, said = wegweiser("index", "rollback", "20000101T000000")
    assert code == 1
    assert "gibt es nicht" in said


def test_check_names_the_damaged_version(wegweiser, life):
    for _ in range(2):
        wegweiser("index", "build")
    code, said = wegweiser("index", "check")
    assert (code, said.count("unversehrt")) == (0, 2)
    old = life.store.names()[1]
    (life.store.directory(old) / "documents.jsonl").write_text("", encoding="utf-8")
    code, said = wegweiser("index", "check")
    assert code == 1
    assert f"{old}: " in said
    assert "documents.jsonl" in said


def test_a_second_build_is_told_who_is_at_it(wegweiser, life):
    wegweiser("index", "build")
    with BuildLock(life.store.root / "bau.lock"):
        code, said = wegweiser("index", "build")
        assert code == 1
        assert "Der Index wird gerade gebaut: Prozess" in said
        assert "Der Index wird gerade gebaut: Prozess" in wegweiser("index", "status")[1]


def test_watch_builds_what_changed_and_survives_what_fails(wegweiser, life, monkeypatch):
    import server.cli.index

    def changes(corpus):
        life.replace("sprache.md", "120 Euro", "125 Euro")
        yield
        life.write("prueffragen.jsonl", "{")
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr(server.cli.index, "changes", changes)
    code, said = wegweiser("index", "watch")
    assert code == 0
    assert "4 Dokumente neu" in said
    assert "geändert: Sprachförderung" in said
    assert "Fehler: Zeile 1" in said
    assert len(life.store.names()) == 2
