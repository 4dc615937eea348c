"""The pages of a document put together: what runs on over a page break is joined, then everything becomes blocks."""

from collections.abc import Mapping, Sequence

from ingest.block import Block, Heading, Item, ListBlock, Paragraph, SectionEnd
from ingest.pdf.bignumbers import join_big_numbers
from ingest.pdf.boxes import end_boxes
from ingest.pdf.contents import is_contents_table, is_contents_title
from ingest.pdf.headings.headings import mark_headings
from ingest.pdf.headings.outline import OutlineEntry
from ingest.pdf.headings.questions import running_questions
from ingest.pdf.headings.runins import split_run_ins
from ingest.pdf.headings.sectionends import end_sections
from ingest.pdf.hyphenation import Vocabulary
from ingest.pdf.interruptions import join_interrupted
from ingest.pdf.lines import Line, usual_size
from ingest.pdf.lists.decimalitems import mark_decimal_items
from ingest.pdf.lists.itemparagraphs import mark_item_paragraphs
from ingest.pdf.lists.labelled import pieces_with_labels
from ingest.pdf.lists.terms import mark_hanging_terms, mark_terms
from ingest.pdf.located import located
from ingest.pdf.markers import Marker
from ingest.pdf.notes.footnotes import mark_table_notes, place_notes, place_small_print, split_notes
from ingest.pdf.notes.marginnotes import place_margin, split_margin
from ingest.pdf.page import Box
from ingest.pdf.paragraphs import Leading, build_pieces, may_continue, nest
from ingest.pdf.parts import DraftBox, DraftTable, Part, Piece
from ingest.pdf.romans import roman_markers
from ingest.pdf.sheets import Sheet
from ingest.pdf.signs import says_something
from ingest.pdf.tables.blocks import append, continues, table_block, take_head
from ingest.pdf.tables.captions import take_captions
from ingest.pdf.tables.continuations import without_continuation_notes
from ingest.pdf.tables.remarks import mark_remarks
from ingest.pdf.tables.ruledtables import place_among


def build_blocks(
    pages: Sequence[Sheet], outline: Sequence[OutlineEntry], vocabulary: Vocabulary, labels: Sequence[str | None]
) -> list[Block]:
    """Blocks of a document in reading order; ``labels[i]`` is the printed label of page i+1."""
    leading = Leading([page.lines.lines for page in pages])
    body = usual_size(line for page in pages for line in page.lines.lines)
    romans = roman_markers(line for page in pages for line in page.lines.lines)
    parts: list[Part] = []
    for page in pages:
        _add_page(parts, page, leading, body, romans)
    parts = join_big_numbers(parts, body)
    parts = split_run_ins(join_interrupted(take_captions(parts)))
    place_small_print(parts)
    mark_table_notes(parts)
    pieces = mark_headings([p for p in parts if isinstance(p, Piece)], outline, running_questions(parts))
    kept = {id(piece) for piece in pieces}
    parts = [part for part in parts if isinstance(part, DraftTable) or id(part) in kept]
    parts = mark_hanging_terms(mark_terms(parts, vocabulary))
    mark_item_paragraphs(parts)
    mark_decimal_items(part for part in parts if isinstance(part, Piece))
    mark_remarks(parts, body)
    ended = end_sections(end_boxes(parts, {page.number: page.panels for page in pages}))
    return _finish(ended, vocabulary, labels)


def _add_page(parts: list[Part], page: Sheet, leading: Leading, body: float, romans: Mapping[int, Marker]) -> None:
    """Appends the pieces and tables of a page, joining what runs on from the page before."""
    lines = page.lines.lines
    first = len(parts)
    if page.tagged is not None:
        _add_tagged(parts, page.tagged, {id(line) for line in lines}, romans)
        place_notes(parts, first)
        return
    lines, beside = split_margin(lines, body)
    lines, notes = split_notes(lines, body)
    lines = without_continuation_notes(lines, page.tables, _before_notes(parts))
    drafts: list[DraftTable | DraftBox] = [*page.tables, *page.boxes]
    drafts.sort(key=lambda d: _place_box(d).top)
    start, fresh = 0, True
    for i, draft in sorted(((place_among(lines, _place_box(d)), d) for d in drafts), key=lambda p: p[0]):
        fresh = _add_lines(parts, lines[start:i], leading, romans, fresh)
        start = i
        last = _before_notes(parts)
        if isinstance(draft, DraftBox):
            parts.append(Piece(draft.lines, boxed=True))
        elif fresh and isinstance(last, DraftTable) and continues(last, draft):
            append(last, draft)
        else:
            if fresh and isinstance(last, Piece) and take_head(last, draft) and not last.lines:
                parts[:] = [part for part in parts if part is not last]
            parts.append(draft)
        fresh = False
    _add_lines(parts, lines[start:], leading, romans, fresh)
    place_margin(parts, first, beside)
    parts += notes


def _add_tagged(
    parts: list[Part],
    tagged: Sequence[Part],
    kept: set[int],
    romans: Mapping[int, Marker],
) -> None:
    """Appends the parts of a tagged page without furniture; a paragraph or table cut by the page break is joined."""
    fresh = True
    for part in tagged:
        last = _before_notes(parts) if fresh else None
        if isinstance(part, DraftTable):
            if isinstance(last, DraftTable) and last.columns == part.columns:
                append(last, part)
            else:
                parts.append(part)
            fresh = False
            continue
        part.lines = [line for line in part.lines if id(line) in kept]
        if not says_something(part, parts[-1] if parts else None):
            continue
        if part.nested is None and not part.heading:
            part.marker = romans.get(id(part.lines[0]), part.marker)
        if (
            isinstance(last, Piece)
            and part.marker in (None, Marker("", "", 0))
            and not (part.heading or last.heading or part.note)
            and may_continue(last, part.lines[0], last.lines[-1].x1)
        ):
            last.lines += part.lines
        else:
            parts.append(part)
        fresh = fresh and part.note


def _before_notes(parts: Sequence[Part]) -> Part | None:
    """The last part that is no footnote: what a page may go on with."""
    return next((part for part in reversed(parts) if isinstance(part, DraftTable) or not part.note), None)


def _place_box(draft: DraftTable | DraftBox) -> Box:
    return draft.around if isinstance(draft, DraftBox) and draft.around else draft.box


def _add_lines(
    parts: list[Part],
    lines: Sequence[Line],
    leading: Leading,
    romans: Mapping[int, Marker],
    fresh: bool,
) -> bool:
    """Appends pieces; ``fresh`` says that nothing of this page stands before them. Returns whether that still holds."""
    pieces: list[Piece] = []
    for piece in pieces_with_labels(lines, lambda others: build_pieces(others, leading, romans)):
        if says_something(piece, pieces[-1] if pieces else parts[-1] if parts else None):
            pieces.append(piece)
    if fresh and pieces and pieces[0].marker is None:
        last = _before_notes(parts)
        if isinstance(last, Piece) and not last.boxed and may_continue(last, pieces[0].lines[0], last.lines[-1].x1):
            last.lines += pieces.pop(0).lines
    parts += pieces
    return fresh and not lines


def _finish(parts: Sequence[Part | SectionEnd], vocabulary: Vocabulary, labels: Sequence[str | None]) -> list[Block]:
    """Blocks of finished text: consecutive items become one list."""
    blocks: list[Block] = []
    run: list[Piece] = []
    for part in [*parts, None]:
        if isinstance(part, Piece) and part.marker is not None:
            run.append(part)
            continue
        if run:
            nest(run)
            items = [
                Item(
                    located(p.lines, vocabulary, labels, p.marker.length if p.marker else 0),
                    p.marker.text if p.marker else "",
                    p.level,
                )
                for p in run
            ]
            blocks.append(ListBlock(tuple(items)))
            run = []
        if isinstance(part, SectionEnd):
            blocks.append(part)
            continue
        titled = (
            bool(blocks) and isinstance(blocks[-1], Heading | Paragraph) and is_contents_title(blocks[-1].text.text)
        )
        if isinstance(part, DraftTable):
            table = table_block(part, vocabulary, labels)
            if titled and is_contents_table([[cell.raw for cell in row] for row in part.matrix]):
                blocks.pop()
            elif table.rows:
                blocks.append(table)
        elif part is not None:
            text = located(part.lines, vocabulary, labels)
            if titled and part.heading and isinstance(blocks[-1], Heading):
                blocks.pop()
            if text.text:
                blocks.append(Heading(text, part.level) if part.heading else Paragraph(text, part.remark))
    return blocks
