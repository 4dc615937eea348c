import pytest

from ingest.errors import UnreadableFile
from ingest.odt import read_odt
from tests.ingest.office import odt, pack
from tests.ingest.outline import outline

STYLES = (
    '<style:style style:name="V" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Fett"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="-"/></text:list-style>'
)


def read(tmp_path, body, meta=""):
    return read_odt(odt(tmp_path / "a.odt", body, STYLES, meta))


def test_headings_lists_notes_frames_and_tracked_changes(tmp_path):
    reading = read(
        tmp_path,
        "<text:tracked-changes><text:p>gelöscht</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">Kurse</text:h>'
        "<text:p>Ein<text:s/>Satz<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Die Fußnote.</text:p></text:note-body></text:note>.</text:p>"
        '<text:list text:style-name="L"><text:list-item><text:p>eins</text:p><text:list>'
        "<text:list-item><text:p>innen</text:p>"
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>zwei</text:p>"
        "</text:list-item></text:list>"
        "<text:p>Dazwischen.</text:p>"
        '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>'
        "<text:p>drei</text:p></text:list-item></text:list>"
        '<text:p><text:span text:style-name="V">geheim</text:span>Sichtbar.<draw:frame><draw:text-box>'
        "<text:p>Kasten.</text:p>"
        '</draw:text-box></draw:frame></text:p><text:p text:style-name="Fett">Wer darf</text:p>',
    )
    assert outline(reading.blocks) == [
        "# Kurse", "Ein Satz.", "Die Fußnote.", "1.| eins", "  •| innen", "2.| zwei", "Dazwischen.", "3.| drei",
        "Sichtbar.", "Kasten.", "####### Wer darf",
    ]  # fmt: skip


def test_what_is_anchored_in_an_item_is_kept(tmp_path):
    note = "<text:note><text:note-body><text:p>Oder ein Ausweis.</text:p></text:note-body></text:note>"
    box = "<draw:frame><draw:text-box><text:p>Abbildung 1: Das Fenster</text:p></draw:text-box></draw:frame>"
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("Taste", "F3"))
    reading = read(
        tmp_path,
        f'<text:list text:style-name="L"><text:list-item><text:p>Pass zeigen{note}.</text:p></text:list-item>'
        f"<text:list-item><text:p>Suchen</text:p><text:p>{box}</text:p>"
        f"<table:table><table:table-row>{cells}</table:table-row></table:table></text:list-item></text:list>",
    )
    assert outline(reading.blocks) == [
        "1.| Pass zeigen.\nOder ein Ausweis.", "2.| Suchen", "Abbildung 1: Das Fenster", "| Taste | F3",
    ]  # fmt: skip


def test_paragraphs_whose_typed_markers_count_up_are_a_list(tmp_path):
    texts = ("Nötig sind", "a) ein Plan,", "– farbig", "– aktuell", "b) ein Foto.", "(2) Das Amt prüft.", "b) Ende")
    reading = read(tmp_path, "".join(f"<text:p>{text}</text:p>" for text in texts))
    assert outline(reading.blocks) == [
        "Nötig sind", "a)| ein Plan,", "  –| farbig", "  –| aktuell", "b)| ein Foto.", "(2) Das Amt prüft.", "b) Ende",
    ]  # fmt: skip


def test_tables_with_spans_and_properties(tmp_path):
    reading = read(
        tmp_path,
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Land</text:p>"
        "</table:table-cell>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Zahl</text:p></table:table-cell>'
        "<table:covered-table-cell/>"
        "</table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
        "<text:p>Hessen</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>1</text:p><text:p>2</text:p></table:table-cell>'
        "</table:table-row></table:table>",
        "<dc:title>Zahlen</dc:title><dc:date>2023-01-02T03:04:05</dc:date>",
    )
    assert outline(reading.blocks) == ["! Land | Zahl | Zahl", "| Hessen | 1, 2 | 1, 2"]
    assert (reading.title, reading.date) == ("Zahlen", "2023-01-02")


def test_a_file_without_content_is_refused(tmp_path):
    path = pack(tmp_path / "a.odt", {"mimetype": "application/vnd.oasis.opendocument.text"})
    with pytest.raises(UnreadableFile, match="fehlt"):
        read_odt(path)
