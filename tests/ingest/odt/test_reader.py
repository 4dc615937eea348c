import zipfile

import pytest

from ingest.errors import UnreadableFile
from ingest.odt.reader import read_odt
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


OUTLINE = (
    '<style:style style:name="Ohne" style:list-style-name=""/><text:outline-style>'
    '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    '<text:list-style style:name="P"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-prefix="§ "/></text:list-style>'
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>'
)


def head(text, level=1, more=""):
    return f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'


def listed(content, more=""):
    return f"<text:list {more}><text:list-item>{content}</text:list-item></text:list>"


def headings(tmp_path, body):
    return outline(read_odt(odt(tmp_path / "a.odt", body, OUTLINE)).blocks)


def test_headings_in_lists_have_the_numbers_of_the_list(tmp_path):
    goes_on = 'text:style-name="N" text:continue-numbering="true"'
    assert headings(
        tmp_path,
        listed(head("Zweck") + listed(head("Ziel", 2)), 'text:style-name="N" xml:id="n1"')
        + "<text:p>Es gilt.</text:p>"
        + listed(listed(head("Kreis", 2)), goes_on)
        + listed("<text:p>Alle</text:p>", 'text:style-name="L"')
        + listed(head("Geld"), 'text:style-name="N" text:continue-list="n1"')
        + listed(listed(head("Höhe", 2)) + "", goes_on),
    ) == ["# 1. Zweck", "## 1.1 Ziel", "Es gilt.", "## 1.2 Kreis", "•| Alle", "# 2. Geld", "## 2.1 Höhe"]


def test_a_heading_ends_the_list_it_stands_in(tmp_path):
    items = listed("<text:p>Alle zahlen.</text:p>") + "<text:p>Ab Mai.</text:p>"
    assert headings(tmp_path, listed(head("Gebühr") + items, 'text:style-name="P"')) == [
        "# § 1 Gebühr", "•| Alle zahlen.", "Ab Mai.",
    ]  # fmt: skip


def test_headings_outside_lists_are_numbered_by_the_outline(tmp_path):
    body = head("Vorwort", 1, 'text:style-name="Ohne"') + head("Zweck") + head("Ziel", 2) + head("Kreis", 2)
    body += head("Anhang", 2, 'text:is-list-header="true"') + head("Geld") + head("Höhe", 2, 'text:start-value="4"')
    assert headings(tmp_path, body) == [
        "# Vorwort", "# I. Zweck", "## I.1 Ziel", "## I.2 Kreis", "## Anhang", "# II. Geld", "## II.4 Höhe",
    ]  # fmt: skip
    assert outline(read(tmp_path, head("1 Zweck")).blocks) == ["# 1 Zweck"]


def test_lists_in_the_items_of_another_begin_anew(tmp_path):
    inner = '<text:list text:style-name="N"><text:list-item><text:p>{}</text:p></text:list-item></text:list>'
    items = "".join(
        f"<text:list-item><text:p>{text}</text:p>{inner.format('innen')}</text:list-item>" for text in ("a", "b")
    )
    assert headings(tmp_path, f'<text:list text:style-name="N">{items}</text:list>') == [
        "1.| a", "  1.1| innen", "2.| b", "  2.1| innen",
    ]  # fmt: skip


def test_a_line_in_bold_letters_is_a_heading_where_text_follows(tmp_path):
    line = '<text:p><text:span text:style-name="Fett">{}</text:span>{}</text:p>'
    body = line.format("Stadt Moorau", "") + line.format("Am Markt 1", "") + "<text:p>Es gilt.</text:p>"
    body += line.format("Wichtig", " ist die Frist") + "<text:p>Sie endet.</text:p>" + line.format("Anlage 1", "")
    assert outline(read(tmp_path, body).blocks) == [
        "Stadt Moorau", "####### Am Markt 1", "Es gilt.", "Wichtig ist die Frist", "Sie endet.", "# Anlage 1",
    ]  # fmt: skip


def test_text_in_drawings_stands_apart_and_hidden_sections_are_left_out(tmp_path):
    shape = "<draw:custom-shape><text:p>Achtung</text:p><text:p>Es ist zu.</text:p></draw:custom-shape>"
    hidden = '<text:section text:display="none"><text:p>Entwurf</text:p></text:section>'
    assert outline(read(tmp_path, f"<text:p>Offen ab acht.{shape}</text:p>{hidden}").blocks) == [
        "Offen ab acht.", "Achtung", "Es ist zu.",
    ]  # fmt: skip


def test_a_table_whose_cells_have_text_below_headings_is_no_table_of_data(tmp_path):
    def cells(first):
        made = "".join(f"<table:table-cell>{text}</table:table-cell>" for text in (first, "<text:p>Mai</text:p>"))
        return f"<table:table><table:table-row>{made}</table:table-row></table:table>"

    layout = outline(read(tmp_path, cells("<text:h>Frist</text:h><text:p>Sie endet.</text:p>")).blocks)
    assert layout == ["# Frist", "Sie endet.", "Mai"]
    assert outline(read(tmp_path, cells("<text:h>Frist</text:h>")).blocks) == ["| Frist | Mai"]


def test_the_title_of_a_table_of_contents_goes_with_it(tmp_path):
    contents = "<text:table-of-content><text:p>1 Zweck 2</text:p></text:table-of-content>"
    title = '<text:p text:style-name="Fett">Inhaltsverzeichnis</text:p>'
    assert outline(read(tmp_path, f"{title}{contents}<text:h>Zweck</text:h><text:p>Es gilt.</text:p>").blocks) == [
        "# Zweck", "Es gilt.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "stamp", "expected"),
    [
        ("Beschlossen vom Rat am 3. Mai 2022, geändert am 4. Juni 2024", "2024-07-01T08:00:00", "2024-06-04"),
        ("Der Rat hat am 3. Mai 2022 getagt, geändert am 4. Juni 2024.", "2024-07-01T08:00:00", "2024-07-01"),
        ("Es gilt.", "2013-12-23T23:15:00", None),
    ],
)
def test_the_date_is_that_of_the_last_change_and_no_stamp_of_a_template(tmp_path, body, stamp, expected):
    assert read(tmp_path, f"<text:p>{body}</text:p>", f"<dc:date>{stamp}</dc:date>").date == expected


def test_the_footer_tells_the_date(tmp_path):
    path = odt(tmp_path / "a.odt", "<text:p>Es gilt.</text:p>", STYLES)
    with zipfile.ZipFile(path, "a") as archive:
        spaces = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        text = '<text:p xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">Merkblatt – Stand 03/2025</text:p>'
        archive.writestr("styles.xml", f"<style:page {spaces}><style:footer>{text}</style:footer></style:page>")
    assert read_odt(path).date == "2025-03"


def test_a_file_without_content_is_refused(tmp_path):
    path = pack(tmp_path / "a.odt", {"mimetype": "application/vnd.oasis.opendocument.text"})
    with pytest.raises(UnreadableFile, match="fehlt"):
        read_odt(path)
