from tests.ingest.office import cell, item, p, run, table


def bold(text):
    return cell(p(run(text, "<w:b/>")))


def filled(text, color="D9D9D9"):
    return cell(p(text), f'<w:shd w:fill="{color}"/>')


def test_a_first_row_set_off_by_its_look_is_the_header(lines):
    body = [cell("Post") + cell("zugestellt"), cell("Bote") + cell("überbracht")]
    assert lines(table(bold("Weg") + bold("Folge"), *body))[0] == "! Weg | Folge"
    assert lines(table(filled("Weg") + filled("Folge"), *body))[0] == "! Weg | Folge"


def test_a_first_row_like_those_below_is_no_header(lines):
    assert lines(table(bold("Weg") + bold("Post"), bold("Folge") + bold("Frist"), cell("a") + cell("b")))[0] == (
        "! Weg – Folge | Post – Frist"
    )
    banded = [filled("Weg") + filled("Post"), cell("Ort") + cell("Aue"), filled("Tag") + filled("Montag")]
    assert lines(table(*banded, cell("Amt") + cell("Rathaus")))[0] == "| Weg | Post"
    assert lines(table(bold("Weg") + cell("Post"), bold("Ort") + cell("Aue")))[0] == "| Weg | Post"
    assert lines(table(bold("Summe") + bold("12,50"), cell("Weg") + cell("weit")))[0] == "| Summe | 12,50"


def test_names_of_groups_and_a_total_may_be_bold_below_the_header(lines):
    group = cell(p(run("Kinder", "<w:b/>")), '<w:gridSpan w:val="2"/>')
    rows = [bold("Wer") + bold("Wie"), group, cell("klein") + cell("frei"), bold("Alle") + bold("frei")]
    assert lines(table(*rows))[0] == "! Wer | Wie"


def test_an_inner_table_is_announced_by_its_row_and_the_line_above_it(lines):
    inner = table(cell("Tag") + cell("Zeit"), cell("Montag") + cell("8"))
    rows = [cell("Ort") + cell("Wann"), cell("Rathaus") + cell(p("Offen ist oft. Zeiten:") + inner + p(""))]
    assert lines(p("Wir sind da:"), table(*rows)) == [
        "Wir sind da:",
        "| Ort | Wann",
        "| Rathaus | Offen ist oft. Zeiten:",
        "Rathaus – Zeiten:",
        "! Tag | Zeit",
        "| Montag | 8",
    ]


def test_titles_lead_ins_and_numbers_in_a_cell_can_be_read_in_one_line(lines):
    title = p(run("Radweg", "<w:b/>")) + p("Es fehlen") + item("Licht", 3) + item("Schilder", 3)
    decided = p("Beschlossen ist:") + item("Es wird gebaut.") + item("Es wird bald gebaut.")
    assert lines(table(cell("1") + cell(title) + cell(decided), cell("2") + cell("nichts Neues") + cell("keiner")))[
        0
    ] == ("| 1 | Radweg: Es fehlen: Licht, Schilder | Beschlossen ist: 1. Es wird gebaut. 2. Es wird bald gebaut.")


def test_a_head_of_several_lines_gets_no_colon(lines):
    head = cell(p(run("Betrag", "<w:b/>")) + p(run("in Euro", "<w:b/>")))
    unit = cell(p(run("Dauer", "<w:b/>")) + p("(Tage)"))
    assert lines(table(bold("Was") + head + unit, cell("Post") + cell("3") + cell("4")))[0] == (
        "! Was | Betrag in Euro | Dauer (Tage)"
    )


def test_a_deleted_paragraph_mark_joins_two_paragraphs(lines):
    gone = "<w:rPr><w:del/></w:rPr>"
    assert lines(p("Erstattet werden höchstens", properties=gone), p("40 Kilometer."), p("Mehr nicht.")) == [
        "Erstattet werden höchstens 40 Kilometer.",
        "Mehr nicht.",
    ]
    assert lines(p("Erstattet wird", properties=gone), table(cell("a") + cell("b")))[0] == "Erstattet wird"
