"""Turns: what one speaker says without another taking the floor, as passages below the speaker's name.

Where a report of a debate is cut like any other text, nobody can tell who says a sentence, and one passage holds the
end of one speech and the beginning of the next. A vote by show of hands is one sentence: „Wer stimmt dagegen? – Die
Fraktion der FDP.“ alone says nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ingest.block import Block, Located, Paragraph, Speaker
from ingest.cut.budget import TARGET, Budget
from ingest.cut.draft import Draft, Line, Path, joined, part
from ingest.cut.flow import section_drafts
from ingest.cut.leads import LONG_LEAD
from ingest.language.sentences import sentence_spans
from ingest.language.speeches import asks_for_votes, ends_debate, is_interjection, names_matter, tells_result
from ingest.passage import PassageKind
from ingest.tables.groups import prefixed

_MOST = 6
"""Paragraphs over which one vote goes on."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Blocks of a section, and who says them; nobody knows where the section begins or where it is no debate."""

    blocks: list[Block]
    speaker: Speaker | None = None


def spoken_drafts(heading: Path, blocks: Sequence[Block], budget: Budget) -> list[Draft]:
    """The drafts of one section, in which every speech has the speaker at the end of its heading path."""
    drafts: list[Draft] = []
    for turn in _with_questions(_turns(blocks)):
        path = (*heading, turn.speaker.name) if turn.speaker else heading
        is_led = turn.speaker is not None and turn.speaker.presides
        drafts += _led_drafts(path, turn.blocks, budget) if is_led else section_drafts(path, turn.blocks, budget)
    return drafts


def _turns(blocks: Sequence[Block]) -> list[_Turn]:
    found = [_Turn([])]
    for block in blocks:
        if isinstance(block, Paragraph) and block.speaker:
            found.append(_Turn([], block.speaker))
        found[-1].blocks.append(block)
        if isinstance(block, Paragraph) and ends_debate(block.text.text):
            found.append(_Turn([]))
    return [turn for turn in found if turn.blocks]


def _with_questions(turns: Sequence[_Turn]) -> Iterator[_Turn]:
    """The turns, a short question together with the answer of the one who speaks next.

    It stands before that with the name of who asks, since the answer („Ja, seit Mai.“) says little without it.
    """
    question: Paragraph | None = None
    for turn, following in zip_longest(turns, turns[1:]):
        asked = _question(turn)
        if question is None and asked and following and following.speaker:
            question = asked
            continue
        yield turn if question is None else _Turn([question, *turn.blocks], turn.speaker)
        question = None


def _question(turn: _Turn) -> Paragraph | None:
    """The only paragraph of a turn with the name of its speaker, if it is a short question."""
    said = [block for block in turn.blocks if not isinstance(block, Paragraph) or block.text.text.strip()]
    if turn.speaker is None or len(said) != 1 or not isinstance(said[0], Paragraph):
        return None
    text = said[0].text.text.rstrip()
    if not text.endswith("?") or len(text) > LONG_LEAD or asks_for_votes(text):
        return None
    return Paragraph(prefixed(f"{turn.speaker.name}: ", said[0].text))


def _led_drafts(path: Path, blocks: Sequence[Block], budget: Budget) -> list[Draft]:
    """The drafts of what the one says who leads the debate: each vote a passage of one sentence, right below the item.

    Whoever leads says nothing of their own with it.
    """
    drafts: list[Draft] = []
    before: list[Block] = []
    vote: Draft | None = None
    for block, is_vote in _votes_apart(blocks):
        line = Line(block.text, whole=is_vote) if isinstance(block, Paragraph) else None
        if line and is_vote and budget.holds(path[:-1], [line]):
            vote = Draft(path[:-1], PassageKind.PARAGRAPH, [line])
            drafts += [*section_drafts(path, before, budget), vote]
            before = []
        elif line and vote and not before and is_interjection(line.text.text):
            vote.lines.append(line)
        else:
            before.append(block)
    return drafts + section_drafts(path, before, budget)


def _votes_apart(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """The blocks with each vote as a paragraph of its own, and whether it is one."""
    index = 0
    while index < len(blocks):
        texts = _one_vote(blocks[index:])
        if texts:
            text = joined(texts, " ")
            yield from ((Paragraph(piece), is_vote) for piece, is_vote in _pieces(text))
        else:
            yield blocks[index], False
        index += max(1, len(texts))


def _one_vote(blocks: Sequence[Block]) -> list[Located]:
    """The texts of the paragraphs at the beginning that together hold a vote and its result; none without one."""
    texts: list[Located] = []
    for block in blocks[:_MOST]:
        if not isinstance(block, Paragraph) or is_interjection(block.text.text):
            return []
        texts.append(block.text)
        if not texts[1:] and not asks_for_votes(block.text.text):
            return []
        whole = joined(texts, " ")
        if len(whole.text) > TARGET and texts[1:]:
            return []
        if any(is_vote for _, is_vote in _pieces(whole)):
            return texts
    return []


def _pieces(text: Located) -> Iterator[tuple[Located, bool]]:
    """A text cut before and behind each vote in it, and whether a piece is one.

    It goes from what is voted on and the first question, or the request for a show of hands, to the result.
    """
    spans = sentence_spans(text.text)
    said = [text.text[start:end] for start, end in spans]
    done = index = 0
    while index < len(said):
        end = next((after for after in range(index, len(said)) if tells_result(said[after])), None)
        if not asks_for_votes(said[index]) or end is None:
            index += 1
            continue
        first = index
        while first > done and names_matter(said[first - 1]) and not tells_result(said[first - 1]):
            first -= 1
        if first > done:
            yield part(text, spans[done][0], spans[first - 1][1]), False
        yield part(text, spans[first][0], spans[end][1]), True
        done = index = end + 1
    if done < len(said):
        yield part(text, spans[done][0], spans[-1][1]), False
