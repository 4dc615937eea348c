from lxml import etree

from ingest.docx.names import whole
from ingest.docx.numbering import Numbering
from tests.ingest.office import NUMBERING, W


def numbering(source=NUMBERING):
    return Numbering(etree.fromstring(source))


def test_levels_count_and_deeper_ones_restart():
    counted = numbering()
    assert [counted.marker(1, level) for level in (0, 1, 1, 2, 0, 1)] == ["1.", "1.1", "1.2", "1.2.a", "2.", "2.1"]


def test_a_deeper_level_without_a_parent_starts_at_one():
    assert numbering().marker(1, 2) == "1.1.a"


def test_roman_letters_start_and_no_restart():
    source = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">'
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Teil %1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:lvlRestart w:val="0"/><w:numFmt w:val="decimalZero"/><w:lvlText w:val="(%2)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    counted = numbering(source)
    assert [counted.marker(5, level) for level in (0, 1, 0, 1)] == ["Teil III", "(01)", "Teil IV", "(02)"]


def test_an_unknown_list_has_no_marker():
    assert numbering().marker(99, 0) is None
    assert Numbering(None).marker(1, 0) is None


def test_a_damaged_number_is_none():
    assert [whole(text) for text in ("-2", "--2", "2-", "", None)] == [-2, None, None, None, None]
