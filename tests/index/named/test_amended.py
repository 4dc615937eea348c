import pytest

from index.named.addresses import named_addresses
from index.named.amended import amendments_of
from tests.index.named.gazette import PASSAGES, passage


def found(text, passages=PASSAGES):
    (address,) = named_addresses(text)
    return [(one.row, one.sentences) for one in amendments_of(passages) if one.is_at(address)]


@pytest.mark.parametrize(
    ("place", "sentences"),
    [
        ("§ 3 Absatz 2", [(5, (0, 1, 2))]),
        ("§ 3", [(5, (0, 1, 2))]),
        ("§ 3 Absatz 1", []),
        ("§ 4 Absatz 2", [(6, (0, 2))]),
        ("§ 4", [(6, (0, 1)), (6, (0, 2))]),
        ("§ 5a", [(7, (0, 1))]),
        ("§ 5", []),  # what stands beside the new section
        ("§ 1", []),  # what is quoted, and the section of an act that nothing amends
        ("§ 6", []),  # changed in the contents alone
    ],
)
def test_a_command_is_found_at_the_place_that_it_changes(place, sentences):
    assert found(place) == sentences


def test_a_lead_in_may_name_the_section_and_a_command_the_rest():
    lines = ["§ 9 der Eselsteuersatzung wird wie folgt geändert:", "1. In Abs. 3 Nr. 2 wird das Wort „Heu“ gestrichen."]
    passages = [passage(0, "d", ("Artikel 1",), 1, lines)]
    assert found("§ 9 Absatz 3 Nr. 2", passages) == found("§ 9", passages) == [(0, (0, 1))]
    assert found("§ 9 Absatz 3 Nr. 1", passages) == []


def test_a_list_that_amends_nothing_has_no_places():
    lines = ["Nach § 9 sind frei:", "1. Esel nach § 3 Absatz 2,", "2. Maultiere."]
    assert found("§ 3", [passage(0, "d", (), 2, lines)]) == []
