import json
from dataclasses import replace

import pytest

from server.answer import Answer, AnswerKind, Part, Source, Status
from server.probes import Probe, ProbesError, Target, read_probes, read_results, run_probes, write_results

LINE = {
    "id": "p1",
    "question": "Was kostet ein Kurs?",
    "expect": "answered",
    "kind": "how-many",
    "language": "de",
    "history": ["Gibt es Kurse?"],
    "targets": [{"document": "sprache", "section": "Kosten"}],
    "contains": ["120"],
}
PROBE = Probe("p1", "Was kostet ein Kurs?", Status.ANSWERED, targets=(Target("sprache", "Kosten der\nKurse"),))


def source(document="sprache", section=("Angebote", "Kosten der Kurse")):
    return Source(1, f"{document}-1", document, "Sprache", section, None, None, None, None, "q", "/q", "/f")


def answered(found):
    return Answer(Status.ANSWERED, AnswerKind.QUOTE, (Part("120 Euro.", 1),), (found,), 0.9, "v1", 1.0)


def refused(status):
    return Answer(status, None, (), (), 0.1, "v1", 1.0)


class Fixed:
    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    def ask(self, question, history=()):
        self.asked.append((question, tuple(history)))
        return self.answer


def write(folder, *lines):
    (folder / "prueffragen.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_probes_are_read(tmp_path):
    (probe,) = read_probes(write(tmp_path, json.dumps(LINE), ""))
    assert probe == Probe(
        "p1",
        "Was kostet ein Kurs?",
        Status.ANSWERED,
        "how-many",
        "de",
        ("Gibt es Kurse?",),
        (Target("sprache", "Kosten"),),
        ("120",),
    )


def test_a_corpus_without_probes_has_none(tmp_path):
    assert read_probes(tmp_path) == ()


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "7", '{"id": "x"}', json.dumps(LINE | {"expect": "vielleicht"}), json.dumps(LINE | {"targets": ["x"]})],
)
def test_a_broken_line_is_named(tmp_path, line):
    with pytest.raises(ProbesError, match="Zeile 2"):
        read_probes(write(tmp_path, json.dumps(LINE), line))


def test_doubled_ids_are_named(tmp_path):
    with pytest.raises(ProbesError, match="p1"):
        read_probes(write(tmp_path, json.dumps(LINE), json.dumps(LINE)))


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "prueffragen.jsonl").write_bytes("ä".encode("latin-1"))
    with pytest.raises(ProbesError, match="UTF-8"):
        read_probes(tmp_path)


def test_the_repository_s_own_probes_can_be_read(request):
    assert len(read_probes(request.config.rootpath / "corpus")) >= 220


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (answered(source()), True),
        (answered(source(section=("KOSTEN DER  KURSE",))), True),
        (answered(source(document="ehrenamt")), False),
        (answered(source(section=("Angebote",))), False),
        (refused(Status.NOT_FOUND), False),
    ],
)
def test_an_answer_is_right_when_it_cites_a_target(answer, right):
    (result,) = run_probes(Fixed(answer), [PROBE])
    assert result.right is right
    assert result.passage == ("sprache-1" if right else None)


def test_an_answer_is_right_only_with_the_facts_of_the_probe():
    for facts, right in ((("120  EURO",), True), (("120 Euro", "im Monat"), False)):
        (result,) = run_probes(Fixed(answered(source())), [replace(PROBE, contains=facts)])
        assert result.right is right


def test_an_empty_section_means_the_whole_document():
    assert Target("sprache", "").matches("sprache", ())


def test_a_refusal_is_right_when_it_is_the_expected_one():
    probe = replace(PROBE, expect=Status.NOT_FOUND, targets=())
    assert run_probes(Fixed(refused(Status.NOT_FOUND)), [probe])[0].right
    assert not run_probes(Fixed(refused(Status.OUT_OF_SCOPE)), [probe])[0].right
    assert not run_probes(Fixed(answered(source())), [probe])[0].right


def test_history_is_asked_along_and_order_kept():
    probes = [replace(PROBE, id=f"p{number}", history=(f"h{number}",)) for number in range(20)]
    fixed, told = Fixed(answered(source())), []
    results = run_probes(fixed, probes, lambda done, total: told.append((done, total)))
    assert [result.id for result in results] == [probe.id for probe in probes]
    assert {history for _, history in fixed.asked} == {(f"h{number}",) for number in range(20)}
    assert told[-1] == (20, 20)


def test_results_survive_being_written(tmp_path):
    results = run_probes(Fixed(answered(source())), [PROBE])
    write_results(tmp_path, results)
    assert read_results(tmp_path) == results
    assert read_results(tmp_path / "leer") == ()


def test_the_key_changes_with_what_is_asked_or_expected_only():
    assert PROBE.key == replace(PROBE).key
    assert PROBE.key != replace(PROBE, question="Was kosten Kurse?").key
    assert PROBE.key != replace(PROBE, targets=()).key
