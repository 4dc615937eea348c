"""HTML to blocks: what of a page is its text, what it says of itself, and what stands beside it."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ingest.block import Block, Heading, Reading, SectionEnd
from ingest.charset import decode
from ingest.dates import closing_stand, issued_in, stand_in, stand_in_margins
from ingest.errors import UnreadableFile
from ingest.html.asides import boxes
from ingest.html.bold import with_bold_below, with_bold_headings
from ingest.html.furniture import main_part
from ingest.html.lists.headingnumbers import HeadingNumbers
from ingest.html.names import children
from ingest.html.notes import Notes, find_notes
from ingest.html.office import is_office, margin_lines
from ingest.html.panels import Panels, open_panels
from ingest.html.properties import canonical, publisher, stated_date, title_and_site
from ingest.html.related import without_related
from ingest.html.sentencenumbers import without_sentence_numbers
from ingest.html.walker import Walker
from ingest.typed.contents import without_contents
from ingest.typed.lists import with_typed_lists


def read_html(path: Path) -> Reading:
    """The blocks of an HTML file with title, language and date as the page states them."""
    tree = LexborHTMLParser(decode(path.read_bytes(), declared=True))
    blocks = walk(tree, furniture=True)
    beside = _beside(tree, blocks)
    if not blocks and not beside:
        raise UnreadableFile(
            "Die HTML-Datei enthält keinen Text. Bitte prüfen, ob die Seite vollständig gespeichert wurde."
        )
    title, site = title_and_site(tree, blocks)
    date = stated_date(tree) or stand_in(blocks) or closing_stand(blocks)
    date = date or stand_in_margins(margin_lines(tree)) or issued_in(blocks)
    html = tree.css_first("html")
    language = (html.attributes.get("lang") if html else None) or None
    return Reading(
        (*blocks, *beside),
        title=title,
        date=date,
        language=language,
        publisher=publisher(tree) or site,
        url=canonical(tree),
    )


def walk(tree: LexborHTMLParser, *, furniture: bool) -> list[Block]:
    """The blocks of a parsed page; ``furniture`` says whether navigation and the like may be there and must go."""
    start = main_part(tree) if furniture else tree.body
    if start is None:
        return []
    without_sentence_numbers(tree)
    if furniture:
        without_related(tree)
    office = is_office(tree)
    numbers = HeadingNumbers(tree) if office else None
    walker = Walker(furniture, open_panels(tree), find_notes(tree), numbers)
    walker.walk(children(start), 0)
    walker.finish()
    blocks = walker.blocks
    if not walker.headed:
        blocks = with_bold_headings(blocks, walker.bold)
    elif office:
        blocks = with_bold_below(blocks, walker.bold)
    blocks = _without_emptied(_without_idle_ends(blocks), walker.emptied)
    return without_contents(with_typed_lists(blocks) if office else blocks)


def _beside(tree: LexborHTMLParser, blocks: list[Block]) -> list[Block]:
    """What the asides tell, after the text: each box ends the section before it and is part of the page as a whole."""
    top = 1 if sum(isinstance(block, Heading) and block.level == 1 for block in blocks) > 1 else 2
    made: list[Block] = []
    for box in boxes(tree):
        walker = Walker(True, Panels(), Notes())
        walker.walk(box, 0)
        walker.finish()
        outermost = min((block.level for block in walker.blocks if isinstance(block, Heading)), default=2)
        made += [SectionEnd(top)] if walker.blocks else []
        made += [_lowered(block, 2 - outermost) for block in walker.blocks]
    return _without_idle_ends(made)


def _lowered(block: Block, levels: int) -> Block:
    return Heading(block.text, block.level + levels) if isinstance(block, Heading) else block


def _without_idle_ends(blocks: list[Block]) -> list[Block]:
    """The blocks without ends that the next heading or end makes plain."""
    made: list[Block] = []
    for block in reversed(blocks):
        if isinstance(block, SectionEnd):
            follows = made[-1] if made else None
            if isinstance(follows, Heading | SectionEnd) and follows.level <= block.level:
                continue
        made.append(block)
    return made[::-1]


def _without_emptied(blocks: list[Block], emptied: list[Heading]) -> list[Block]:
    """The blocks without the headings ("Fußnoten") below which nothing is left."""
    made: list[Block] = []
    for index, block in enumerate(blocks):
        follows = blocks[index + 1] if index + 1 < len(blocks) else None
        ends = follows is None or isinstance(follows, SectionEnd)
        if isinstance(block, Heading) and isinstance(follows, Heading):
            ends = follows.level <= block.level
        if not (ends and any(block is heading for heading in emptied)):
            made.append(block)
    return made
