import pytest

from ingest.block import Located, Paragraph
from ingest.dates import iso_date, stand_in, stand_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T10:00:00Z", "2024-05-06"),
        ("26.09.2024", "2024-09-26"),
        ("1. Januar 2025", "2025-01-01"),
        ("Januar 2025", "2025-01"),
        ("3/2012", "2012-03"),
        ("2012-10", "2012-10"),
        ("2012", "2012"),
        ("2012-13", None),
        ("30.02.2024", None),
        ("bald", None),
    ],
)
def test_dates(text, expected):
    assert iso_date(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Stand: Januar 2025", "2025-01"),
        ("Merkblatt, Stand 03.05.2023, zweite Auflage", "2023-05-03"),
        ("Merkblatt – Stand 01/2026, Seite 3", "2026-01"),
        ("Stand 31/2026", None),
        ("Amtsblatt 12/2024", None),
        ("18. Wahlperiode 05.03.2014", "2014-03-05"),
        ("Vom 8. Juli 2024", "2024-07-08"),
        ("Der Rat hat am 9. Juli 2015 die Satzung beschlossen.", None),
        ("Stand der Technik", None),
    ],
)
def test_a_date_on_the_first_lines(line, expected):
    assert stand_in([Paragraph(Located("Titel")), Paragraph(Located(line))]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Zuletzt aktualisiert am 05.03.2014", "2014-03-05"),
        ("Letzte Aktualisierung: Mai 2024", "2024-05"),
        ("Der Stand: Mai 2024", None),
        ("Stand: Mai 2024, als die neue Satzung der Gemeinde beschlossen worden ist", None),
    ],
)
def test_a_line_that_begins_with_its_date(line, expected):
    assert stand_of(line) == expected
