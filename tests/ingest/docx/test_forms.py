import pytest

from tests.ingest.office import cell, p, run, table

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
PROMPT = "<w:showingPlcHdr/>"


def control(properties, text):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def old(data):
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    return f'{begin}<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_a_prompt_is_no_value_and_an_entry_is(lines):
    assert lines(p(run("Name: ") + control(PROMPT, "Bitte eingeben"))) == ["Name:"]
    assert lines(p(run("Name: ") + control("", "Eva Roth"))) == ["Name: Eva Roth"]


def test_an_unfilled_cell_is_empty(lines):
    field = f"<w:sdt><w:sdtPr>{PROMPT}</w:sdtPr><w:sdtContent>{cell('Bitte eingeben')}</w:sdtContent></w:sdt>"
    assert lines(table(cell("Name") + cell("Eva"), cell("Ort") + field)) == ["| Name | Eva", "| Ort | "]


def test_a_list_without_a_choice_shows_what_can_be_chosen(lines):
    choices = "".join(f'<w:listItem w:displayText="{name}" w:value="{name}"/>' for name in ("Nord", "Süd"))
    none, entries = '<w:listItem w:displayText="Wählen" w:value=""/>', f"<w:dropDownList>{{}}{choices}</w:dropDownList>"
    assert lines(p(run("Bezirk: ") + control(PROMPT + entries.format(none), "Wählen"))) == ["Bezirk: Nord, Süd"]
    assert lines(p(run("Bezirk: ") + control(entries.format(none), "Süd"))) == ["Bezirk: Süd"]
    data = '<w:ddList>{}<w:listEntry w:val="Nord"/><w:listEntry w:val="Süd"/></w:ddList>'
    assert lines(p(run("Bezirk: ") + old(data.format("")))) == ["Bezirk: Nord, Süd"]
    assert lines(p(run("Bezirk: ") + old(data.format('<w:result w:val="1"/>')))) == ["Bezirk: Süd"]


@pytest.mark.parametrize(
    ("box", "mark"),
    [
        (old('<w:checkBox><w:default w:val="0"/></w:checkBox>'), "☐"),
        (old('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'), "☒"),
        (control(f'<w14:checkbox {W14}><w14:checked w14:val="1"/></w14:checkbox>', "x"), "☒"),
        (control(f'<w14:checkbox {W14}><w14:checked w14:val="0"/></w14:checkbox>', ""), "☐"),
    ],
)
def test_check_boxes_are_printed_and_open_the_items_of_a_list(lines, box, mark):
    body = [p("Ich erkläre, dass"), p(box + run(" alles stimmt,")), p(box + run(" nichts fehlt."))]
    assert lines(*body) == ["Ich erkläre, dass", f"{mark}| alles stimmt,", f"{mark}| nichts fehlt."]


def test_lines_with_several_boxes_are_no_items(lines):
    assert lines(p("☐ ja ☐ nein"), p("☐ heute ☐ morgen")) == ["☐ ja ☐ nein", "☐ heute ☐ morgen"]
