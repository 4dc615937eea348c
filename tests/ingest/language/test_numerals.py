import pytest

from ingest.language.numerals import numeral


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (1, "a", "a"),
        (27, "a", "aa"),
        (28, "A", "AB"),
        (4, "i", "iv"),
        (1999, "I", "1999"),
        (399, "I", "CCCXCIX"),
        (0, "a", "0"),
    ],
)
def test_numerals(number, kind, expected):
    assert numeral(number, kind) == expected
