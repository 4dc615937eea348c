"""Builds the example corpus' Word files from the Markdown texts in ``word/``.

Run it with ``python corpus/_quellen/build_docx.py`` from the project's folder. Each text names its target in the front
matter (``path``). Headings, numbered and bulleted lists, Markdown tables and HTML tables with ``colspan``/``rowspan``
become real Word structures. The same text always gives the same bytes: the archive carries no time of its own.
"""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import yaml
from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

HERE = Path(__file__).resolve().parent
NOTICE = "Text des Beispielkorpus „Wegweiser“, keine Veröffentlichung eines Ministeriums. Stand: November 2026."
_STAMP = (2026, 11, 22, 0, 0, 0)


def build(source: Path) -> bytes:
    """The Word file for one text as bytes; ``source`` is Markdown with a YAML front matter."""
    _, front, body = source.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    word = _new_document(meta["title"], meta["publisher"])
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(body)
    _write(word, tokens)
    raw = io.BytesIO()
    word.save(raw)
    return _without_times(raw.getvalue())


def target(source: Path) -> Path:
    """Where the Word file of a text belongs: the front matter's ``path`` below the corpus folder."""
    _, front, _ = source.read_text(encoding="utf-8").split("---\n", 2)
    return HERE.parent / str(yaml.safe_load(front)["path"])


def main() -> None:
    """Rebuilds every Word file of the example corpus."""
    for source in sorted((HERE / "word").glob("*.md")):
        path = target(source)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(build(source))
        print(path.relative_to(HERE.parent))


def _new_document(title: str, author: str) -> Word:
    word = docx.Document()
    properties = word.core_properties
    properties.title, properties.author, properties.language, properties.comments = title, author, "de-DE", ""
    properties.last_modified_by = author
    properties.created = properties.modified = datetime(*_STAMP, tzinfo=UTC)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    normal.element.get_or_add_rPr().append(_element("w:lang", {"w:val": "de-DE"}))
    for name in ("Title", "Heading 1", "Heading 2"):
        style = word.styles[name]
        style.font.name, style.font.color.rgb = "Arial", RGBColor(0x1F, 0x2A, 0x44)
        fonts = style.element.rPr.rFonts
        for attribute in list(fonts.attrib):
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
    sources = word.styles.add_style("Quellen", 1)
    sources.base_style, sources.font.size, sources.font.color.rgb = normal, Pt(8), RGBColor(0x44, 0x44, 0x44)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.header.paragraphs[0].text = title
    footer = section.footer.paragraphs[0]
    footer.text = NOTICE + " Seite "
    field = _element("w:fldSimple", {"w:instr": "PAGE"})
    footer._p.append(field)
    return word


def _write(word: Word, tokens: list[Token]) -> None:
    lists: list[tuple[str, int | None]] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.type == "heading_open":
            word.add_heading(tokens[position + 1].content, level=int(token.tag[1]) - 1)
            position += 2
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            ordered = token.type.startswith("ordered")
            lists.append(("List Number", _restarted(word)) if ordered else ("List Bullet", None))
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "inline":
            style, number = lists[-1] if lists else (None, None)
            text = token.content
            paragraph = word.add_paragraph(text, style="Quellen" if text.startswith("Quellen:") else style)
            if number is not None:
                _number(paragraph, number)
        elif token.type == "table_open":
            end = next(i for i in range(position, len(tokens)) if tokens[i].type == "table_close")
            _markdown_table(word, tokens[position:end])
            position = end
        elif token.type == "html_block":
            _html_table(word, token.content)
        position += 1


def _markdown_table(word: Word, tokens: list[Token]) -> None:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
    table = _new_table(word, len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            _fill(table.cell(r, c), text, bold=r == 0)
    _repeat_head(table, 1)


def _html_table(word: Word, html: str) -> None:
    tree = LexborHTMLParser(html)
    caption = tree.css_first("caption")
    if caption is not None:
        word.add_paragraph(caption.text(strip=True), style="Caption")
    rows = [[cell for cell in row.iter() if cell.tag in ("th", "td")] for row in tree.css("tr")]
    width = sum(int(cell.attributes.get("colspan") or 1) for cell in rows[0])
    table = _new_table(word, len(rows), width)
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            across, down = (int(cell.attributes.get(name) or 1) for name in ("colspan", "rowspan"))
            taken |= {(r + i, c + j) for i in range(down) for j in range(across)}
            merged = table.cell(r, c).merge(table.cell(r + down - 1, c + across - 1))
            _fill(merged, cell.text(strip=True), bold=cell.tag == "th")
    _repeat_head(table, len(tree.css("thead tr")))


def _new_table(word: Word, rows: int, columns: int) -> Table:
    table: Table = word.add_table(rows, columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    return table


def _fill(cell: _Cell, text: str, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    for extra in cell.paragraphs[1:]:  # a merged cell keeps one empty paragraph per former cell
        extra._p.getparent().remove(extra._p)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(9.5)
    paragraph.paragraph_format.space_after = Pt(2)


def _repeat_head(table: Table, rows: int) -> None:
    for row in table.rows[:rows]:
        row._tr.get_or_add_trPr().append(_element("w:tblHeader", {"w:val": "true"}))


def _restarted(word: Word) -> int:
    """A numbering of its own for one list; without it Word would go on counting from the list before."""
    numbering = word.part.numbering_part.element
    style_number = word.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(n for n in numbering.num_lst if n.numId == style_number).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def _number(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number


def _element(name: str, attributes: dict[str, str]) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    return element


def _without_times(archive: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _STAMP), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


if __name__ == "__main__":
    main()
