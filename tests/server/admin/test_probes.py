import json

import pytest

from server.probes import read_probes
from tests.server.fake_assistant import BROCHURE


def test_added_probe_can_be_read_by_the_gate(editor, desk):
    (desk / "prueffragen.jsonl").write_text('{"id": "p1", "question": "Alt?", "expect": "not_found"}', encoding="utf-8")
    response = editor.post(
        "/prueffragen", frage="Wozu dient ein Monitoring?", erwartet="answered", dokument=BROCHURE.id, abschnitt="2.1"
    )
    assert response.status_code == 303
    old, new = read_probes(desk)
    assert old.id == "p1"
    assert (new.question, new.expect.value) == ("Wozu dient ein Monitoring?", "answered")
    assert (new.targets[0].document, new.targets[0].section) == (BROCHURE.id, "2.1")
    assert "Wozu dient ein Monitoring?" in editor.get("/prueffragen").text


@pytest.mark.parametrize(
    "fields",
    [
        {"frage": "", "erwartet": "not_found"},
        {"frage": "Was?", "erwartet": "answered", "dokument": ""},
        {"frage": "Was?", "erwartet": "unsinn"},
        {"frage": "Was?" * 200, "erwartet": "not_found"},
    ],
)
def test_incomplete_probe_is_refused_in_words(editor, desk, fields):
    response = editor.post("/prueffragen", **fields)
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert not (desk / "prueffragen.jsonl").exists()


def test_deleting_leaves_all_other_lines_as_they_are(editor, desk):
    lines = [
        '{"id": "p1", "question": "A?", "expect": "not_found"}\n',
        '{"id":"p2","question":"B?","expect":"not_found"}\n',
    ]
    (desk / "prueffragen.jsonl").write_text("".join(lines), encoding="utf-8")
    assert editor.post("/prueffragen/loeschen", id="p1").status_code == 303
    assert (desk / "prueffragen.jsonl").read_text(encoding="utf-8") == lines[1]
    assert editor.post("/prueffragen/loeschen", id="p1").status_code == 404


def test_damaged_file_is_named_and_the_page_still_there(editor, desk):
    (desk / "prueffragen.jsonl").write_text("{kaputt\n", encoding="utf-8")
    response = editor.get("/prueffragen")
    assert response.status_code == 409
    assert "Zeile 1" in response.text


def test_question_of_a_gap_is_filled_in(editor):
    page = editor.get("/prueffragen?frage=Gibt+es+%22Kindergeld%22%3F").text
    assert 'value="Gibt es &#34;Kindergeld&#34;?"' in page


def test_hostile_question_stays_text(editor, desk):
    editor.post("/prueffragen", frage="<script>alert(1)</script> was?", erwartet="not_found")
    assert "<script>alert" not in editor.get("/prueffragen").text
    assert json.loads((desk / "prueffragen.jsonl").read_text())["question"] == "<script>alert(1)</script> was?"
