"""Speeches: with which paragraphs of a stenographic report somebody begins to speak."""

from collections.abc import Iterator, Sequence

from ingest.block import Block, Heading, ListBlock, Located, Paragraph, Speaker
from ingest.cut.agenda import with_items
from ingest.cut.draft import part
from ingest.language.sentences import sentences
from ingest.language.speeches import interjections, is_interjection, is_salutation, opening
from ingest.tables.groups import prefixed

_FEWEST = 3
"""Openings of speeches, below which a document is no report of a debate."""
_DASHES = "–—-"


def with_speakers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with every paragraph that opens a speech told by its ``speaker``; the same in any other document.

    The opening („Lea Moor (SPD):“) is cut off, interjections are paragraphs of their own, and so is what a speaker
    goes on with after a dash. The items of the agenda are headings (``ingest.cut.agenda``).
    """
    if not _is_debate(blocks):
        return list(blocks)
    return with_items([spoken for block in blocks for spoken in _spoken(block)])


def _is_debate(blocks: Sequence[Block]) -> bool:
    """Whether several speakers take turns, and somebody is addressed, calls out or leads the debate.

    A directory, a form or a list of definitions may name people before a colon as well, but does nothing of that.
    """
    found: list[Speaker] = []
    sign = False
    awaited = False
    for text in (block.text.text for block in blocks if isinstance(block, Paragraph | Heading)):
        match = opening(text)
        if match:
            speaker = Speaker(match["speaker"], presides=match["presiding"] is not None)
            sign = sign or (speaker.presides and speaker in found)
            found.append(speaker)
        said = sentences(text[match.end() :] if match else text)
        if (match or awaited) and said:
            sign = sign or is_salutation(said[0])
        sign = sign or is_interjection(text)
        awaited = match is not None and not said
    return sign and len(found) >= _FEWEST and len(set(found)) > 1


def _spoken(block: Block) -> Iterator[Block]:
    """A block as the paragraphs of speeches and the interjections that it consists of."""
    if isinstance(block, Paragraph) or (isinstance(block, Heading) and opening(block.text.text)):
        yield from map(_opened, _pieces(block.text))
    elif isinstance(block, ListBlock) and len(block.items) == 1 and block.items[0].marker.strip() in _DASHES:
        yield Paragraph(prefixed(f"{block.items[0].marker.strip()} ", block.items[0].text))
    else:
        yield block


def _pieces(text: Located) -> Iterator[Located]:
    """A text cut before and behind each interjection."""
    start = 0
    for begin, end in [*interjections(text.text), (len(text.text), len(text.text))]:
        for left, right in ((start, begin), (begin, end)):
            if text.text[left:right].strip():
                yield _trimmed(text, left, right)
        start = end


def _trimmed(text: Located, start: int, end: int) -> Located:
    inner = text.text[start:end]
    return part(text, start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip()))


def _opened(text: Located) -> Paragraph:
    """A paragraph, without the opening that it begins with."""
    match = opening(text.text)
    if match is None:
        return Paragraph(text)
    speaker = Speaker(" ".join(match["speaker"].split()), presides=match["presiding"] is not None)
    return Paragraph(part(text, match.end(), len(text.text)), speaker=speaker)
