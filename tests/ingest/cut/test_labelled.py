from ingest.block import Row, Table
from ingest.passage import PassageKind
from tests.ingest.cut.test_cut import heading, listing, para, passages, summary, text

TOP = heading("TOP 3 Brunnen")
DEBATE = "Frau Öz nennt die Kosten."
PROPOSAL = "Der Rat beschließt, den Brunnen zu bauen. Er kostet 9.000 Euro."
DECISION = "Der Rat vertagt die Sache."
VOTE = "Abstimmungsergebnis: 8 Ja, 1 Nein"


def sentences(passage):
    return [passage.slice(span) for span in passage.sentences]


def test_a_proposal_and_a_decision_are_passages_of_their_own_that_begin_with_their_label():
    debate, proposal, decision = passages(
        TOP,
        para(DEBATE),
        para("Beschlussvorschlag:"),
        para(PROPOSAL),
        para("Beschluss:"),
        para(DECISION),
        para("Frau Öz wird Bericht erstatten."),
        para(VOTE),
    )
    assert debate.text == DEBATE
    assert sentences(proposal) == [
        "Beschlussvorschlag:\nDer Rat beschließt, den Brunnen zu bauen.",
        "Er kostet 9.000 Euro.",
    ]
    assert [proposal.slice(item) for item in proposal.items] == [proposal.text]
    assert decision.kind is PassageKind.LIST
    assert decision.text == f"Beschluss:\n{DECISION}\nFrau Öz wird Bericht erstatten.\n{VOTE}"


def test_what_follows_a_vote_is_no_part_of_the_decision():
    decision, after = passages(TOP, para("Beschluss:"), para(DECISION), para(VOTE), para("Herr Alt geht nach Hause."))
    assert decision.text == f"Beschluss:\n{DECISION}\n{VOTE}"
    assert after.text == "Herr Alt geht nach Hause."


def test_where_nothing_ends_a_block_only_its_first_paragraph_is_known_to_belong_to_it():
    decision, after = passages(TOP, para("Beschluss:"), para(DECISION), para("Herr Alt geht nach Hause."))
    assert decision.text == f"Beschluss:\n{DECISION}"
    assert after.text == "Herr Alt geht nach Hause."


def test_a_list_keeps_the_label_before_its_lead_in():
    items = listing(("1.", "Der Brunnen wird gebaut.", 0), ("2.", "Er ist zu pflegen.", 0))
    (plain,) = passages(TOP, para("Beschluss:"), items)
    assert plain.lead_in == "Beschluss:"
    first, second = passages(
        TOP, para("Beschluss:"), para(DECISION), para("Dabei gilt:"), items, para("Begründung:"), para(DEBATE)
    )[:2]
    assert first.text == f"Beschluss:\n{DECISION}"
    assert second.lead_in == "Beschluss:\nDabei gilt:"


def test_a_long_block_repeats_its_label():
    long = "Der Rat stimmt dem Plan für den Brunnen und den Platz in allen Teilen und mit allen Anlagen zu. " * 9
    parts = passages(TOP, para("Beschluss:"), para(long), para(long), para(VOTE))
    assert len(parts) == 2
    assert all(part.text.startswith("Beschluss:\n") for part in parts)


def test_a_small_table_of_votes_ends_the_block():
    votes = Table(("Ja", "Nein"), (Row((text("8"), text("1"))),), row_heads=False)
    found = passages(TOP, para("Beschluss:"), para(DECISION), para("Er dankt allen."), votes)
    assert [str(passage.kind) for passage in found] == ["list", "table"]
    assert found[0].text.endswith("Er dankt allen.")


def test_a_label_of_reasons_at_the_end_of_a_section_says_nothing():
    found = passages(TOP, para("Alternative:"), para(DECISION), para("Begründung:"), heading("Lage", 2), para(DEBATE))
    assert [passage.text for passage in found] == [f"Alternative:\n{DECISION}", DEBATE]


def test_a_bold_line_that_counts_votes_is_no_heading():
    (found,) = passages(TOP, para("Beschluss:"), para(DECISION), heading(VOTE, 2))
    assert found.text == f"Beschluss:\n{DECISION}\n{VOTE}"


def test_other_labels_alone_cut_nothing():
    assert summary(passages(TOP, para(DEBATE), para("Begründung:"), para(DECISION))) == [
        ("paragraph", ("TOP 3 Brunnen",), f"{DEBATE}\nBegründung:\n{DECISION}")
    ]
