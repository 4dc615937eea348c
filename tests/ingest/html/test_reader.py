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
    assert (page.title, page.date, page.language, page.url) == ("Kurse | Amt", "2024-03-05", "de", "https://a.de/kurse")


def test_one_line_of_five_megabytes_and_deep_nesting(read):
    assert len(read("<p>" + "Ein Satz steht hier. " * 250_000).blocks) == 1
    assert blocks(read("<div>" * 3000 + "<p>Tief." + "</div>" * 3000)) == ["Tief."]


def test_a_page_without_text_is_refused(read):
    with pytest.raises(UnreadableFile, match="keinen Text"):
        read("<html><body><script>alert(1)</script></body></html>")
