from ingest.pdf.neighbours import together


def test_an_item_goes_to_the_group_before_it_or_begins_another() -> None:
    assert together([1, 2, 4, 5, 6, 9], lambda group, item: item - group[-1] == 1) == [[1, 2], [4, 5, 6], [9]]
    assert together([], lambda group, item: True) == []
