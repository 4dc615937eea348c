from dataclasses import replace

from index.named.acts import acts_of
from tests.index.named.gazette import AMENDING, CHANGES, MARKET, PASSAGES
from tests.index.small import passage


def acts(*headings):
    """Titles and rows of the acts of a document whose passages stand below some headings."""
    found = [replace(passage(f"p{row}", "d", "Ein Satz.", row), heading=path) for row, path in enumerate(headings)]
    return [(act.title, act.rows) for act in acts_of(found)]


def test_each_act_of_a_gazette_has_its_passages_and_its_annex():
    market, amending, hall = acts_of(PASSAGES)
    assert (market.title, market.rows) == (MARKET, (1, 2, 3))
    assert (amending.title, amending.rows, amending.changes) == (AMENDING, (4, 5, 6, 7, 8, 9), (CHANGES,))
    assert hall.rows == (10,)


def test_an_act_may_stand_among_other_things():
    others = [(f"Bericht {number}",) for number in range(4)]
    assert acts(("Verordnung über Esel",), ("Verordnung über Esel", "§ 1"), *others) == [
        ("Verordnung über Esel", (0, 1))
    ]


def test_a_document_that_is_one_act_holds_none():
    whole = [("Satzung über Esel",), ("Satzung über Esel", "§ 1"), ("Satzung über Esel", "§ 2")]
    assert acts(*whole) == []
    assert acts(*whole, ("Vordruck",)) == []


def test_headings_that_do_not_hold_the_sections_of_their_act_tell_no_acts():
    assert acts(("Satzung über Esel",), ("§ 1 Zweck",), ("§ 2 Höhe",), ("Vordruck",)) == []


def test_chapters_about_acts_are_none():
    others = [(f"Bericht {number}",) for number in range(9)]
    for heading in (
        "4. Satzung",
        "Satzung und Beiträge",
        "Satzungen",
        "Der Haushalt",
        "Hauptsatzung mit Erläuterungen",
    ):
        assert acts((heading,), *others) == []
    assert acts(("4. Satzung zur Änderung der Hauptsatzung",), *others) != []
