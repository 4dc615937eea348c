"""Headings of a Word file: by style, by look, by number; and how deep they are, parts of a statute above its §§."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.block import Located
from ingest.docx.para import BOX, LOOK, Para, Part, heads, looks, shown
from ingest.docx.questions import parts_of, running_questions

_COUNT = r"(?:\d{1,3}\s?[a-z]?|[IVX]{1,5}|[A-H])"
_ORDINAL = (
    r"(?:(?:Erste|Zweite|Dritte|Vierte|Fünfte|Sechste|Siebte|Siebente|Achte|Neunte|Zehnte|Elfte|Zwölfte)[rs]?"
    r"|(?:\d{1,2}|[IVX]{1,5})\.)"
)
_KIND = r"(?P<kind{}>Buch|Hauptteil|Teil|Kapitel|Unterabschnitt|Abschnitt)"
_LAW = rf"§\s*\d{{1,3}}\s?[a-z]?|(?:Artikel|Art\.)\s*{_COUNT}"
_PART = rf"{_KIND.format(1)}\s+{_COUNT}|{_ORDINAL}\s+{_KIND.format(2)}"
_ANNEX = rf"(?:Anlage|Anhang)(?:\s*{_COUNT})?"
_ALONE = re.compile(rf"(?:{_LAW}|{_PART}|{_ANNEX})\s*[:.–-]?", re.I)
_BEGINS = re.compile(rf"(?:{_LAW}|{_PART}|{_ANNEX})(?!\w)", re.I)
_IS_PART = re.compile(rf"(?:{_PART})(?!\w)|(?P<roman>[IVX]{{1,5}}\.)\s|(?P<letter>[A-H]\.)\s", re.I)
_IS_ANNEX = re.compile(rf"{_ANNEX}(?!\w)", re.I)
_PARAGRAPH, _ARTICLE = re.compile(r"§\s*\d"), re.compile(r"(?:Artikel|Art\.)\s*(?:\d|[IVX]+\b)", re.I)
_NUMBERED = re.compile(
    rf"(?:{_LAW}|{_PART})(?!\w)|\d{{1,2}}(?:\.\d{{1,2}})*\.\s(?!\w*(?:satzung|Änderung|Nachtrag))|\d{{1,2}}(?:\.\d{{1,2}})+\s"
    r"|[IVX]{1,5}\.\s|[A-H]\.\s|[a-z]\)\s|\(\d"
)

_PLAIN = 80
"""Characters up to which a line is the title of the "§ 4" before it though neither is set off from the text."""

_Found = tuple[int, int, str]
"""A heading: where it stands among the parts, its level and its text."""


def is_numbered(text: str) -> bool:
    """Whether a heading is one of a series ("§ 1 …", "1. …", "I. …") and so not the title of the document."""
    return bool(_NUMBERED.match(text))


def joined_heads(parts: Sequence[Part]) -> list[Part]:
    """The parts, with a number alone on its line and the title on the next one as one heading ("§ 4 Gebühren")."""
    joined: list[Part] = []
    taken = False
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 2 < len(parts) else None
        if taken:
            taken = False
        elif not isinstance(part, Para) or part.marker or part.title:
            joined.append(part)
        elif isinstance(following, Para) and _ALONE.fullmatch(part.text.text) and _names(part, following):
            joined.append(_with_title(part, following))
            taken = True
        else:
            joined.append(_alone(part, last=index + 1 == len(parts)))
    return joined


def _with_title(number: Para, title: Para) -> Para:
    return replace(
        number,
        text=Located(" ".join(f"{number.text.text} {title.text.text}".split())),
        level=number.level or title.level,
        bold=number.bold or title.bold,
        size=max(number.size, title.size),
        notes=number.notes + title.notes,
        head=True,
    )


def _alone(part: Para, last: bool) -> Para:
    """A paragraph that its own words make a heading: a number set off from the text, with its title or without."""
    number, *title = part.text.text.split("\n")
    set_off = part.bold or part.centred or part.level is not None
    if title and set_off and _ALONE.fullmatch(number):
        one = replace(part, text=Located(" ".join([number, *title])), head=True)
        return one if looks(one) else part
    bare = set_off and not last and _ALONE.fullmatch(part.text.text)
    whole = part.centred and _BEGINS.match(part.text.text) and looks(part)
    return replace(part, head=True) if bare or whole else part


def _names(number: Para, title: Para) -> bool:
    """Whether a line is the title of the number alone on the line before it."""
    if title.marker or title.title or not looks(title) or is_numbered(title.text.text):
        return False
    if _BEGINS.match(title.text.text) or (number.level and title.level and number.level != title.level):
        return False
    if (number.level and title.level) or (number.bold and title.bold) or (number.centred and title.centred):
        return True
    plain = not any((number.level, title.level, number.bold, title.bold, number.centred, title.centred))
    return plain and len(title.text.text) <= _PLAIN and bool(re.match(_LAW, number.text.text))


@dataclass(frozen=True, slots=True)
class _Scale:
    """What is usual in a document: the size of its text, the deepest style, the sizes of larger lines, its questions.

    ``questions`` are the indices of numbered questions, ``asked`` those of their parts "a) …".
    """

    body: int
    styled: int
    larger: list[int]
    questions: set[int]
    asked: set[int]


def heading_levels(parts: Sequence[Part]) -> list[int | None]:
    """The heading level of every part, None for what is no heading."""
    paras = [part for part in parts if isinstance(part, Para)]
    sizes: Counter[int] = Counter()
    for para in paras:
        sizes[para.size] += len(para.text.text)
    body = sizes.most_common(1)[0][0] if sizes else 22
    styled = max((para.level or 0 for para in paras), default=0)
    open_lines = [para for para in paras if not para.boxed and looks(para)]
    larger = sorted({p.size for p in open_lines if p.size > body * (1.1 if p.bold else 1.25)}, reverse=True)
    questions = running_questions(parts)
    scale = _Scale(body, styled, larger, questions, parts_of(parts, questions))
    return _raised(parts, [_level(parts, index, scale) for index in range(len(parts))], questions)


def _level(parts: Sequence[Part], index: int, scale: _Scale) -> int | None:
    part = parts[index]
    if not isinstance(part, Para):
        return None
    if part.title:
        return 1
    text = part.text.text
    if part.level:
        return part.level if heads(text, part.bold) else None
    if part.boxed or part.caption:
        return BOX if part.opens else None
    following = parts[index + 1] if index + 1 < len(parts) else None
    bold = part.bold or part.head
    if not (part.head or looks(part) or index in scale.questions) or following is None or index in scale.asked:
        return None
    if (part.marker not in (None, "") and not bold) or part.in_columns:
        return None
    if part.size in scale.larger and (bold or part.size > scale.body * 1.25):
        return scale.styled + 1 + scale.larger.index(part.size)
    same = isinstance(following, Para) and following.bold and len(following.text.text) > LOOK
    asked = index in scale.questions or index + 1 in scale.questions
    return scale.styled + len(scale.larger) + 1 if bold and (asked or not same) else None


def _raised(parts: Sequence[Part], levels: list[int | None], questions: set[int]) -> list[int | None]:
    """The levels with parts ("I. …", "Erster Abschnitt") put above the §§ or the numbered questions in them.

    Only kinds of part are raised that lead straight to a § or to another part. What stood beside the §§ goes down with
    them, up to the last §; annexes and what follows them stay where they are.
    """
    headings = [(index, level, shown(parts[index])) for index, level in enumerate(levels) if level is not None]
    laws = [number for number, (_, _, text) in enumerate(headings) if _PARAGRAPH.match(text)]
    if len(laws) < 2:
        laws = [number for number, (_, _, text) in enumerate(headings) if _ARTICLE.match(text)]
    if len(laws) < 2:
        laws = [number for number, (index, _, _) in enumerate(headings) if index in questions]
    if len(laws) < 2:
        return levels
    top = min(headings[number][1] for number in laws)
    depths = {kind: depth for depth, kind in enumerate(_part_kinds(headings[: laws[-1] + 1], laws, top))}
    if not depths:
        return levels
    raised = list(levels)
    begun = False
    for number, (index, level, text) in enumerate(headings):
        kind = _part_kind(text) if number < laws[-1] and number not in laws else None
        begun = begun or kind in depths
        if not begun or level < top:
            continue
        if number > laws[-1] and level == top:
            break
        if kind in depths:
            raised[index] = top + depths[kind or ""]
        elif level > top or not _IS_ANNEX.match(text):
            raised[index] = level + len(depths)
    return raised


def _part_kinds(headings: Sequence[_Found], laws: Sequence[int], top: int) -> Iterator[str]:
    """The kinds of part that stand no higher than the §§, outermost first, with no text before the next heading."""
    seen: dict[str, list[bool]] = {}
    for number, (index, level, text) in enumerate(headings):
        kind = None if number in laws else _part_kind(text)
        if kind is None or level < top:
            continue
        following = headings[number + 1] if number + 1 < len(headings) else None
        direct = following is not None and following[0] == index + 1
        leads = direct and (number + 1 in laws or (following is not None and _part_kind(following[2]) is not None))
        if leads or number > laws[0]:
            seen.setdefault(kind, []).append(leads)
    return (kind for kind, leads in seen.items() if all(leads))


def _part_kind(text: str) -> str | None:
    match = _IS_PART.match(text)
    if not match:
        return None
    kind: str = match["kind1"] or match["kind2"] or ("roman" if match["roman"] else "letter")
    return kind.lower()
