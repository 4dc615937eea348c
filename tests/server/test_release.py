from dataclasses import replace

import pytest

from ingest import Document
from server.probes import ProbeResult
from server.release import Changes, ReleaseStopped, decide, quality

A, B, C, D, E = (Document(name, name.upper(), f"{name}.md", f"sha-{name}") for name in "abcde")
NOTHING = Changes((), (), (), (), 5, 5)


def result(name, right, expected="answered", status=None, confidence=0.9, document="a"):
    status = status or ("answered" if right else "not_found")
    cited = ("A › Kapitel",) if status == "answered" else ()
    return ProbeResult(
        name, f"key-{name}", f"Frage {name}?", expected, status, right, confidence, None, cited, (document,)
    )


def by_id(*documents):
    return {document.id: document for document in documents}


def test_documents_are_told_apart_by_what_became_of_them():
    changed, moved = replace(B, sha256="other"), replace(C, file="neu/c.md")
    changes = Changes.between(by_id(A, B, C, D), by_id(A, changed, moved, E), 412, 427)
    assert (changes.new, changes.changed, changes.removed, changes.moved) == ((E,), (changed,), (D,), (moved,))
    assert changes.sentence() == "1 Dokument neu, 1 geändert, 1 entfernt, 1 umbenannt; 412 → 427 Passagen"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (Changes((A, B, C), (D,), (E,), (), 412, 427), "3 Dokumente neu, 1 geändert, 1 entfernt; 412 → 427 Passagen"),
        (Changes((A, B), (), (), (), None, 9), "2 Dokumente neu; 9 Passagen"),
        (Changes((), (), (A,), (), 9, 1), "1 Dokument entfernt; 9 → 1 Passagen"),
        (NOTHING, "Kein Dokument geändert; 5 → 5 Passagen"),
    ],
)
def test_the_sentence_reads_like_german(changes, sentence):
    assert changes.sentence() == sentence


def test_more_than_the_allowed_number_stops():
    before = [result("1", True), result("2", True), result("3", False)]
    after = [result("1", False), result("2", False), result("3", True)]
    assert decide(NOTHING, before, after, 1).stopped
    assert not decide(NOTHING, before, after, 2).stopped
    forced = decide(NOTHING, before, after, 1, force=True)
    assert not forced.stopped
    assert forced.record()["forced"] is True
    assert decide(NOTHING, before, after, 2, force=True).record()["forced"] is False
    assert [worse.after.id for worse in forced.worse] == ["1", "2"]
    assert [better.id for better in forced.better] == ["3"]


def test_probes_that_are_new_or_changed_are_not_compared():
    after = [replace(result("1", False), key="other"), result("2", False)]
    release = decide(NOTHING, [result("1", True)], after, 0)
    assert (release.compared, release.worse, release.stopped) == (0, (), False)
    assert release.summary() == "Kein Dokument geändert; 5 → 5 Passagen; 0 von 2 Prüffragen richtig"


def test_an_editor_is_told_which_questions_why_and_what_to_do():
    before = [result("1", True, document="d"), result("2", True), result("3", True, "not_found", "not_found")]
    after = [
        result("1", False, status="not_found"),
        result("2", False, status="answered"),
        result("3", False, "not_found", "answered"),
    ]
    stopped = ReleaseStopped(decide(Changes((), (), (D,), (), 9, 8), before, after, 0), "20260101T000000")
    said = str(stopped)
    assert "3 Prüffragen werden schlechter beantwortet als bisher (erlaubt: 0)" in said
    assert "Es antwortet weiter die Version 20260101T000000." in said
    assert "„Frage 1?“ (1) – bisher: „A › Kapitel“; neu: keine Antwort gefunden" in said
    assert "„Frage 2?“ (2) – bisher: „A › Kapitel“; neu: Antwort aus „A › Kapitel“" in said
    assert "„Frage 3?“ (3) – bisher: keine Antwort gefunden; neu: eine Antwort aus" in said
    assert "Antworten standen in Dokumenten, die jetzt fehlen: „D“ (d.md)." in said
    assert "wegweiser index build --force" in said


def test_long_lists_are_cut():
    before = [result(str(number), True) for number in range(50)]
    lines = decide(NOTHING, before, [result(str(number), False) for number in range(50)], 0).lines()
    assert lines[-1] == "  … und 30 weitere"


def test_quality_counts():
    results = [
        result("1", True, confidence=1.0),
        result("2", False, confidence=0.5),
        result("3", True, "not_found", "not_found", 0.0),
        result("4", False, "not_found", "answered", 1.0),
    ]
    assert quality(results) == {
        "probes": 4,
        "right": 2,
        "answerable": 2,
        "answered_rightly": 1,
        "refused_rightly": 1,
        "false_answers": 0.5,
        "confidence_error": round((0 + 0.25 + 0 + 1) / 4, 4),
    }
    assert quality([]) == {}
