from index.named.endings import endings, proposals, surely_ended
from index.named.stretch import Sentence


def sentences(*texts, heading=("TOP 3 Brunnen",)):
    """Each text a passage of its own: lines of sentences, or a tuple that is a list."""
    found = []
    for passage, text in enumerate(texts):
        lines = [text] if isinstance(text, str) else text
        for line in lines:
            opens = not line.startswith(" ")
            found.append(
                Sentence(len(found), passage, heading, line.strip(), False, not isinstance(text, str | list), opens)
            )
    return found


def told(*texts, **kwargs):
    return [one.text for one in endings(sentences(*texts, **kwargs))]


PROPOSAL = ("Beschlussvorschlag:\nDer Rat beschließt den Bau.", " Er kostet 9 Euro.")
DECISION = ("Beschluss:\nDer Rat vertagt die Sache.", " Frau Öz berichtet.", "Abstimmungsergebnis: 8 Ja, 1 Nein")


def test_the_whole_decision_and_the_vote_are_told_and_no_proposal():
    assert told("Frau Öz beantragt Schluss.", PROPOSAL, DECISION) == [
        "Beschluss:\nDer Rat vertagt die Sache.",
        "Frau Öz berichtet.",
        "Abstimmungsergebnis: 8 Ja, 1 Nein",
    ]


def test_of_a_proposal_alone_only_the_vote_is_told():
    assert told(PROPOSAL, "Abstimmung: einstimmig angenommen.") == ["Abstimmung: einstimmig angenommen."]
    assert surely_ended(sentences(PROPOSAL)) == []


def test_a_label_holds_for_its_line_or_for_the_next_where_it_stands_alone():
    assert told(["Beschluss: Der Rat baut.", " Er dankt.", "Herr Alt geht."]) == [
        "Beschluss: Der Rat baut.",
        "Er dankt.",
    ]
    assert told(["Beschluss:", "Der Rat baut.", " Er dankt.", "Herr Alt geht."]) == [
        "Beschluss:",
        "Der Rat baut.",
        "Er dankt.",
    ]


def test_a_heading_may_be_the_label():
    assert surely_ended(sentences("Der Rat beschließt den Bau.", heading=("TOP 3", "Beschlussvorschlag"))) == []
    assert told("Der Bau beginnt.", heading=("TOP 3", "Beschluss")) == ["Der Bau beginnt."]


def test_a_decision_on_the_version_of_a_proposal_tells_that_too():
    amended = ("Beschluss:\nDer Rat baut in der Fassung des Änderungsantrages.",)
    amendment = ("Änderungsantrag der Fraktion Ufer:\nEr kostet 5 Euro.",)
    assert told(PROPOSAL, amendment, amended) == [amended[0], amendment[0]]
    other = ("Änderungsantrag der Fraktion Berg:\nEr kostet 7 Euro.",)
    assert told(PROPOSAL, amendment, other, amended) == [amended[0]]


def test_a_small_table_of_votes_is_told_as_a_whole_and_a_large_one_by_its_rows():
    votes = ("Namentliche Abstimmung:", "Ja: Öz; Nein: Alt")
    assert told("Frau Öz redet.", votes) == list(votes)
    names = tuple(f"Name: {number}" for number in range(9))
    assert told(("Sitzung", *names, "Bemerkung: 8 Ja")) == ["Bemerkung: 8 Ja"]


def test_without_labels_sentences_tell_it():
    assert told("Wer das tut, beschließt Unsinn.", "Die Sache wird an den Ausschuss zurückverwiesen.") == [
        "Die Sache wird an den Ausschuss zurückverwiesen."
    ]
    assert told("Frau Öz redet.", "Herr Alt auch.") == ["Frau Öz redet.", "Herr Alt auch."]


def test_each_proposal_is_told_apart():
    found = proposals(sentences(PROPOSAL, ("Alternative:\nNichts tun.",), DECISION))
    assert [[one.text for one in proposal] for proposal in found] == [
        ["Beschlussvorschlag:\nDer Rat beschließt den Bau.", "Er kostet 9 Euro."],
        ["Alternative:\nNichts tun."],
    ]
