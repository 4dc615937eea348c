"""Blocks as short lines, so that a test can say what it expects at a glance."""

from ingest.block import Block, Heading, ListBlock, Paragraph, SectionEnd, Table


def outline(blocks: tuple[Block, ...] | list[Block]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                lines.append("#" * block.level + " " + block.text.text)
            case Paragraph():
                lines.append(block.text.text)
            case ListBlock():
                lines += [f"{'  ' * item.level}{item.marker}| {item.text.text}" for item in block.items]
            case Table():
                lines += [f"= {block.caption.text}"] if block.caption else []
                lines += ["! " + " | ".join(block.header)] if block.header else []
                lines += ["| " + " | ".join(cell.text for cell in row.cells) for row in block.rows]
            case SectionEnd():
                lines.append("/" * block.level)
    return lines


def values(table: Block) -> list[list[str]]:
    """The texts of a table, row by row, without its heads."""
    assert isinstance(table, Table)
    return [[cell.text for cell in row.cells] for row in table.rows]
