from index.storage.snapshot import KnownQuestion
from server.answer import Status
from server.known import known_questions
from server.probes import Probe, ProbeResult, Target
from tests.index.small import passage
from tests.server.test_probes import Fixed, answered, refused, source

TARGET = (Target("sprache", ""),)


def probe(identity, question, kind="which", **values):
    return Probe(identity, question, values.pop("expect", Status.ANSWERED), kind, targets=TARGET, **values)


def result(probe, right=True):
    return ProbeResult(probe.id, probe.key, probe.question, "answered", "answered", right, 0.9, f"passage-{probe.id}")


def texts(*probes, right=True):
    results = [result(each, right) for each in probes]
    return [known.text for known in known_questions(Fixed(refused(Status.NOT_FOUND)), [], probes, results)]


def test_only_what_is_answered_rightly_is_known():
    fine = probe("p1", "Welche Kurse bietet die Volkshochschule an?")
    assert texts(fine) == [fine.question]
    assert texts(fine, right=False) == []


def test_what_looks_odd_is_not_offered():
    assert not texts(
        probe("p1", "was kosten deutschkurse an der volkshochschule?"),
        probe("p2", "Was kostte ein Deutschkus bei Euch?", "misspelt"),
        probe("p3", "Wie teuer ist dieser Kurs für Zugezogene?", history=("Gibt es Kurse?",)),
        probe("p4", "What does a German course cost here?", language="en"),
        probe("p5", "Deutschkurs Kosten Volkshochschule", "keywords"),
        probe("p6", "Wie wird das Wetter morgen in Kassel?", expect=Status.OUT_OF_SCOPE),
        probe("p7", "Was nun?"),
    )


def test_kinds_take_turns():
    who = [probe(f"w{number}", f"Wer ist für die Nummer {number} zuständig?", "who") for number in range(2)]
    what = [probe(f"d{number}", f"Was versteht man unter Nummer {number}?", "definition") for number in range(2)]
    assert texts(*who, *what) == [what[0].question, who[0].question, what[1].question, who[1].question]


def test_a_heading_that_asks_is_known_when_what_stands_below_answers_it():
    heading = "Was kostet ein Deutschkurs?"
    below = passage("sprache-1", "sprache", "Er kostet 120 Euro.")
    object.__setattr__(below, "heading", (heading,))
    asked = Fixed(answered(source(section=(heading,))))
    assert known_questions(asked, [below], [], []) == [KnownQuestion(heading, "sprache-1")]
    assert known_questions(Fixed(answered(source())), [below], [], []) == []
    assert known_questions(Fixed(refused(Status.NOT_FOUND)), [below], [], []) == []
