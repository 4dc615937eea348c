import pytest

from ingest.language.labels import Label, counts_votes, is_vote, label_of, line_label


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Beschlussvorschlag:", Label.PROPOSAL),
        ("Beschlussvorschlag der Kämmerei:", Label.PROPOSAL),
        ("Geänderter Beschlussvorschlag:", Label.PROPOSAL),
        ("Beschlussempfehlung des Bauausschusses:", Label.PROPOSAL),
        ("Änderungsantrag der Fraktion Bürgerliste:", Label.PROPOSAL),
        ("Alternative:", Label.PROPOSAL),
        ("Beschluss:", Label.DECISION),
        ("Beschluss des Kreistages vom 4.", None),
        ("Beschluss Nr. 12/2031:", Label.DECISION),
        ("Einstimmiger Beschluss:", Label.DECISION),
        ("Namentliche Abstimmung:", Label.VOTE),
        ("Begründung:", Label.OTHER),
        ("Sach- und Rechtslage:", Label.OTHER),
        ("Beschlussfähigkeit:", None),
        ("Beschlüsse fasst der Rat, wenn:", None),
        ("Anträge sind zu richten an:", None),
        ("Antragsfrist:", None),
        ("Beschluss: Der Rat baut.", None),
    ],
)
def test_a_line_may_label_what_stands_below_it(line, label):
    assert line_label(line) is label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Beschluss: Der Rat baut.", Label.DECISION),
        ("Abstimmung über den Gegenantrag: 3 Ja", Label.VOTE),
        ("Der Beschluss: nichts.", None),
    ],
)
def test_a_text_may_begin_with_a_label(text, label):
    assert label_of(text) is label


def test_a_vote_is_told_in_a_short_line():
    for line in ("Abstimmungsergebnis: einstimmig", "12 Ja, 3 Nein", "Einstimmig", "Ja-Stimmen: 9"):
        assert is_vote(line)
    for line in ("12 Jahre lang galt das.", "Die Abstimmung war geheim.", f"Abstimmung: {'Er redet. ' * 20}"):
        assert not is_vote(line)


def test_only_a_vote_with_its_result_is_no_heading():
    assert counts_votes("Abstimmungsergebnis: 8 Ja, 1 Nein")
    assert not counts_votes("Abstimmung: Verfahren")
