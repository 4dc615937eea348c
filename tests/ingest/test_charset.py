import pytest

from ingest.charset import decode

TEXT = "Straße, Größe, „Übergang“ – 3 €"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
)
def test_german_text_is_read_in_every_usual_encoding(data):
    assert decode(data) == TEXT


def test_a_declared_charset_is_used_when_the_bytes_are_not_utf8():
    page = '<?xml version="1.0" encoding="iso-8859-2"?><p>Köln, Łódź</p>'
    assert decode(page.encode("iso-8859-2"), declared=True) == page


def test_a_wrong_utf8_declaration_does_not_break_cp1252():
    page = '<meta charset="utf-8"><p>Größe – „ja“</p>'
    assert decode(page.encode("cp1252"), declared=True) == page


def test_one_damaged_byte_does_not_turn_utf8_into_mojibake():
    assert "Größe" in decode(("Größe und Übung. " * 40).encode() + b"\xff")
