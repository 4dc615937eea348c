"""Levels: which sections are open at a block, and how deep the headings of a part must lie."""

from selectolax.lexbor import LexborNode

from ingest.block import Block, Heading, SectionEnd


class Levels:
    """Follows blocks in reading order; ``around`` is the level of the section that the next block falls into, or 0."""

    def __init__(self) -> None:
        self._open: list[int] = []

    @property
    def around(self) -> int:
        """The level of the innermost open section."""
        return self._open[-1] if self._open else 0

    @property
    def below(self) -> int:
        """The level of a part inside it; on a page without headings deep enough for its bold lines to hold it."""
        return self.around + 1 if self._open else 3

    def follow(self, block: Block) -> None:
        """Go on by a block."""
        if isinstance(block, Heading | SectionEnd):
            while self._open and self._open[-1] >= block.level:
                self._open.pop()
        if isinstance(block, Heading):
            self._open.append(block.level)


def outermost(node: LexborNode) -> int | None:
    """The level of the highest heading inside an element."""
    return next((level for level in range(1, 7) if node.css_first(f"h{level}") is not None), None)
