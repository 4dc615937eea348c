import pytest

from ingest.errors import UnreadableFile
from ingest.html import read_html
from tests.ingest.outline import outline


@pytest.fixture
def read(tmp_path):
    def page(source, encoding="utf-8"):
        path = tmp_path / "seite.html"
        path.write_bytes(source if isinstance(source, bytes) else source.encode(encoding))
        return read_html(path)

    return page


def blocks(reading):
    return outline(reading.blocks)


NAV = '<nav><a href="/">Start</a><a href="/a">Ämter</a></nav>'


def test_navigation_banners_forms_and_scripts_are_left_out(read):
    links = "".join(f'<li><a href="/{n}">Thema {n}</a></li>' for n in range(8))
    page = read(
        f"<body><header>Logo</header>{NAV}<div class='cookie-banner'>Wir nutzen Cookies.</div>"
        f"<ul>{links}</ul><div><h1>Kurse</h1><p>Der Kurs beginnt im <a href='/x'>Mai</a>.</p>"
        "<form><button>Senden</button></form><script>var x = 'nein';</script></div>"
        "<div role='contentinfo'>Impressum</div><footer>Fuß</footer></body>"
    )
    assert blocks(page) == ["# Kurse", "Der Kurs beginnt im Mai."]


def test_hidden_text_is_left_out(read):
    page = read(
        "<p>Sichtbar.</p><p hidden>a</p><p style='display:none'>b</p><p aria-hidden='true'>c</p>"
        "<p style='position:absolute;left:-9999px'>d</p><p><span style='font-size:0'>e</span>Auch sichtbar.</p>"
    )
    assert blocks(page) == ["Sichtbar.", "Auch sichtbar."]


def test_ordered_lists_keep_their_numbers(read):
    page = read(
        "<ol start=4><li>vier<li>fünf</ol><ol reversed><li>zwei<li>eins</ol>"
        "<ol type=a><li>erstens<ol type=i><li>tief</ol><li value=5>fünftens</ol>"
    )
    assert blocks(page) == ["4.| vier", "5.| fünf", "2.| zwei", "1.| eins", "a.| erstens", "  i.| tief", "e.| fünftens"]


def test_a_definition_list_keeps_its_terms(read):
    page = read("<dl><dt>WIR<dd>Ein Programm.<dt>KIV<dt>Strategie<dd>Zwei Namen.</dl>")
    assert blocks(page) == ["WIR:| Ein Programm.", "KIV, Strategie:| Zwei Namen."]


def test_tables_with_spans_caption_and_nested_tables(read):
    page = read(
        "<table><caption>Zahlen</caption><thead><tr><th rowspan=2>Land<th colspan=2>Jahr 2013</tr>"
        "<tr><th>Frauen<th>Männer</tr></thead><tr><td>Hessen<td>1<td>2</tr><tr><td>Bayern<td><td>3</tr></table>"
    )
    assert blocks(page) == [
        "= Zahlen",
        "! Land | Jahr 2013 – Frauen | Jahr 2013 – Männer",
        "| Hessen | 1 | 2",
        "| Bayern |  | 3",
    ]


def test_a_head_cell_alone_below_the_header_names_rows(read):
    page = read("<table><tr><th>Kurs<th>Entgelt</tr><tr><th>Deutsch<td></tr><tr><td>A1<td>90</tr></table>")
    assert blocks(page) == ["! Kurs | Entgelt", "| Deutsch | ", "| A1 | 90"]


def test_lists_and_breaks_in_a_cell_are_told_apart(read):
    page = read("<table><tr><th>Ort<th>Dort</tr><tr><td>Bonn<br>Markt 1<td><ul><li>Foto<li>Kopien</ul></tr></table>")
    assert blocks(page)[1:] == ["| Bonn, Markt 1 | Foto, Kopien"]


def test_a_layout_table_is_text(read):
    page = read("<table><tr><td><h2>Kurse</h2><p>Ein Satz.</p></td><td><table><tr><td>A<td>B</table></td></tr></table>")
    assert blocks(page) == ["## Kurse", "Ein Satz.", "| A | B"]


def test_a_page_without_headings_takes_its_bold_lines(read):
    page = read(
        "<p class=MsoNormal><b>Wer darf mitmachen</b></p><p>Alle.</p><p><b>Achtung:</b> nur im Mai.</p>"
        "<p><span style='font-weight:bold'>Wann</span></p><p>Im Mai.</p>"
    )
    assert blocks(page) == ["## Wer darf mitmachen", "Alle.", "Achtung: nur im Mai.", "## Wann", "Im Mai."]


def test_cp1252_without_declaration(read):
    assert blocks(read("<p>Größe – „groß“</p>", "cp1252")) == ["Größe – „groß“"]


def test_footnote_numbers_are_not_part_of_the_sentence(read):
    page = read("<p>Es gibt Sprachen <a href='#f1'><sup>[4]</sup></a>, viele sogar.</p><p>m<sup>2</sup></p>")
    assert blocks(page) == ["Es gibt Sprachen, viele sogar.", "m2"]


def test_line_breaks_with_markers_are_a_list(read):
    assert blocks(read("<p>Nötig:<br>- Antrag<br>- Ausweis</p>")) == ["Nötig:", "-| Antrag", "-| Ausweis"]


def test_main_is_preferred_and_properties_are_read(read):
    page = read(
        "<html lang=de><title>Kurse | Amt</title><meta name='dcterms.modified' content='2024-03-05'>"
        "<link rel=canonical href='https://a.de/kurse'><body><div>Randtext, der nicht dazugehört.</div>"
        "<main><h1>Kurse</h1><p>Der Kurs dauert drei Monate und kostet nichts.</p></main>"
    )
    assert blocks(page) == ["# Kurse", "Der Kurs dauert drei Monate und kostet nichts."]
    assert (page.title, page.date, page.language, page.url) == ("Kurse", "2024-03-05", "de", "https://a.de/kurse")
    assert page.publisher == "Amt"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hundesteuer – Stadt Moorau", ("Hundesteuer", "Stadt Moorau")),
        ("Stadt Moorau | Hundesteuer", ("Hundesteuer", "Stadt Moorau")),
        ("Hundesteuer | Steuern | Stadt Moorau", ("Hundesteuer", "Stadt Moorau")),
        ("Hundesteuer 2024 – Stadt Moorau", ("Hundesteuer 2024 – Stadt Moorau", None)),
    ],
)
def test_the_site_in_the_title_is_the_publisher(read, title, expected):
    page = read(f"<title>{title}</title><h1>Hunde&shy;steuer</h1><p>Ein Satz.</p>")
    assert (page.title, page.publisher) == expected


@pytest.mark.parametrize(
    "source",
    [
        "<meta name='DC.date.modified' content='2024-05-02'><p>Ein Satz.</p>",
        "<p>Ein Satz.</p><footer>Zuletzt aktualisiert: <time datetime='2024-05-02T08:00'>2. Mai</time></footer>",
        "<p>Ein Satz.</p>" * 20 + "<p>Letzte Änderung: 02.05.2024</p><p>Amt für Steuern</p>",
    ],
)
def test_the_date_of_the_last_change(read, source):
    assert read(source).date == "2024-05-02"


def test_a_date_of_something_else_is_not_that_of_the_page(read):
    table = "<table><tr><th>Ort<th>Zahl<tr><td>Moorau<td>5</table><p>Stand: 31.12.2022</p>"
    appointment = "<p>Die Feier ist am <time datetime='2024-05-02'>2. Mai</time>.</p>"
    assert read("<p>Ein Satz.</p>" * 20 + appointment + table).date is None


def test_a_collapsed_part_is_a_section_of_its_own_and_ends(read):
    page = read(
        "<h1>Pass</h1><h2>Unterlagen</h2><details><summary>Kinder</summary><h2>Alter</h2><p>Bis zwölf.</p></details>"
        "<details><summary>Leer</summary></details><p>Bitte im Original.</p><h2>Gebühr</h2>"
    )
    assert blocks(page) == [
        "# Pass", "## Unterlagen", "### Kinder", "#### Alter", "Bis zwölf.", "///", "Leer",
        "Bitte im Original.", "## Gebühr",
    ]  # fmt: skip


def test_a_list_that_only_frames_collapsed_parts_is_no_list(read):
    frame = "<li><details><summary>Wer?</summary><p>Alle.</p></details></li>"
    assert blocks(read(f"<h2>Fragen</h2><ul>{frame}</ul>")) == ["## Fragen", "### Wer?", "Alle.", "///"]
    steps = "<li>Antrag stellen<details><summary>Wo?</summary><p>Im Rathaus.</p></details></li>"
    assert blocks(read(f"<ol>{steps}</ol>")) == ["1.| Antrag stellen\nWo?\nIm Rathaus."]


def test_a_heading_or_term_in_a_button_has_its_text(read):
    page = read(
        "<h2><button>Wer darf?</button></h2><p>Alle.</p><h2>Fristen <button>Link kopieren</button></h2><p>Im Mai.</p>"
        "<dl><dt><button>Ausweis</button><dd>Eine Karte.</dl>"
    )
    assert blocks(page) == ["## Wer darf?", "Alle.", "## Fristen", "Im Mai.", "Ausweis:| Eine Karte."]


def test_bold_lines_hold_collapsed_parts_on_a_page_without_headings(read):
    page = read(
        "<p><b>Fragen</b></p><details><summary>Wer?</summary><p><b>Alle</b></p><p>Ja.</p></details><p>Gut.</p>"
        "<p><b>Fristen</b></p><p>Mai.</p>"
    )
    assert blocks(page) == ["## Fragen", "### Wer?", "Alle", "Ja.", "///", "Gut.", "## Fristen", "Mai."]


def test_one_line_of_five_megabytes_and_deep_nesting(read):
    assert len(read("<p>" + "Ein Satz steht hier. " * 250_000).blocks) == 1
    assert blocks(read("<div>" * 3000 + "<p>Tief." + "</div>" * 3000)) == ["Tief."]
    assert blocks(read("<details><summary>Auf</summary>" * 900 + "<p>Tief."))[0] == "### Auf"


def test_a_page_without_text_is_refused(read):
    with pytest.raises(UnreadableFile, match="keinen Text"):
        read("<html><body><script>alert(1)</script></body></html>")
