"""Tables as text: every row a line "Kopf: Wert; Kopf: Wert" that can be understood without the table."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.block import Located, PageMark, Row, Table
from ingest.cut.budget import TARGET, Budget
from ingest.cut.draft import Draft, Line, Path
from ingest.passage import PassageKind
from ingest.tables.groups import grouped
from ingest.tables.rownames import named_rows


def table_drafts(heading: Path, table: Table, lead: list[Line], budget: Budget) -> list[Draft]:
    """A table as one draft, or cut between rows with the lead-in and the caption repeated in each.

    Names that are printed once and rows that only name those below stand in each row, and so in each part, too.
    """
    table = grouped(named_rows(table))
    caption = list(lead)
    if table.caption and table.caption.text.strip():
        caption.append(Line(table.caption))
    drafts: list[Draft] = []
    lines: list[Line] = []
    for line in _row_lines(heading, table, budget, caption):
        grown = [*caption, *lines, line]
        if lines and not (sum(len(x.printed) for x in [*lines, line]) <= TARGET and budget.holds(heading, grown)):
            drafts.append(Draft(heading, PassageKind.TABLE, [*caption, *lines]))
            lines = []
        lines.append(line)
    if lines:
        drafts.append(Draft(heading, PassageKind.TABLE, [*caption, *lines]))
    elif caption:
        drafts.append(Draft(heading, PassageKind.PARAGRAPH, caption))
    return drafts


def _row_lines(heading: Path, table: Table, budget: Budget, caption: list[Line]) -> Iterator[Line]:
    for row in table.rows:
        parts = row_parts(table, row)
        if not parts:
            continue
        for text in _fitting(heading, parts, table.row_heads, budget, caption):
            mark = next((m for cell in row.cells if cell.text.strip() and (m := cell.page_at(0))), None)
            marks = (PageMark(0, mark.page, mark.label),) if mark else ()
            yield Line(Located(text, marks), item=True, whole=True)


def row_parts(table: Table, row: Row) -> list[str]:
    """The cells of a row bound to their column heads, the row head first; empty cells are left out.

    A cell over several columns has all their heads, one over all columns or all beside the row head what these heads
    have in common.
    """
    filled = [(i, " ".join(cell.text.split())) for i, cell in enumerate(row.cells) if cell.text.strip()]
    if not table.header:
        texts = [text for _, text in filled]
        if len(texts) > 1 and table.row_heads and filled[0][0] == 0:
            return [f"{texts[0].rstrip(':')}: {texts[1]}", *texts[2:]]
        return texts
    heads = [" ".join(head.split()).rstrip(":") for head in table.header]
    bound = [(_head_over(heads, i, row.spans[i] if row.spans else 1), text) for i, text in filled]
    return [f"{head}: {text}" if head and head != text else text for head, text in bound]


def _head_over(heads: Sequence[str], start: int, span: int) -> str:
    """The head of a cell that covers ``span`` columns."""
    covered = heads[start : start + span]
    if len(set(covered)) < 2:
        return "".join(covered[:1])
    if start + span >= len(heads) and start < 2:
        levels = zip(*(head.split(" – ") for head in covered), strict=False)
        return " – ".join(texts[0] for texts in takewhile(lambda texts: len(set(texts)) == 1, levels))
    return ", ".join(dict.fromkeys(head for head in covered if head))


def _fitting(heading: Path, parts: list[str], row_heads: bool, budget: Budget, caption: list[Line]) -> list[str]:
    """A row as one text, or as several that each repeat the row head when it is too long for a passage."""
    whole = "; ".join(parts)
    printed = "".join(line.printed + "\n" for line in caption)
    if budget.fits(heading, printed + whole):
        return [whole]
    first, rest = (parts[:1], parts[1:]) if row_heads and len(parts) > 1 and len(parts[0]) < 200 else ([], parts)
    texts: list[str] = []
    group: list[str] = []
    for cell in rest:
        for piece in (portion.text for portion in budget.portions(heading, Located(cell))):
            if group and not budget.fits(heading, printed + "; ".join([*first, *group, piece])):
                texts.append("; ".join([*first, *group]))
                group = []
            group.append(piece)
    return [*texts, "; ".join([*first, *group])]
