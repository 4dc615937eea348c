"""Running heads with the page number at the outer side: "418 Amtsblatt – 3. Mai", "Nr. 7 – Amtsblatt – 3. Mai 419"."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.pdf.lines import Line

_END = r"(?:\d|[–—|/·-]|(?:Nr|S)\.|Seite|\s)"
_ENDS = re.compile(rf"({_END}*)(.*?)({_END}*)")
_HEIGHT = 4.5  # points by which base lines differ at most
_FEWEST_WORDS = 2


def mirrored_heads(edges: Sequence[Sequence[Line]], needed: int) -> set[int]:
    """Identities (``id``) of lines at top or foot that are the same but for their ends, where the page number stands.

    The numbers keep step with the pages, on at least ``needed`` of them.
    """
    groups: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in (line for edge in edges for line in edge):
        match = _ENDS.fullmatch(line.text)
        if match is None or len(re.findall(r"[^\W\d_]{3,}", match[2])) < _FEWEST_WORDS:
            continue
        for number in {int(n) for n in re.findall(r"\d+", f"{match[1]} {match[3]}") if len(n) < 6}:
            groups[re.sub(r"\d+", "#", match[2]), number - line.page].append(line)
    return {id(line) for group in groups.values() for line in _level(group) if len(_pages(_level(group))) >= needed}


def _level(group: Sequence[Line]) -> list[Line]:
    bases = sorted(line.base for line in group)
    usual = bases[len(bases) // 2]
    return [line for line in group if abs(line.base - usual) < _HEIGHT]


def _pages(group: Sequence[Line]) -> set[int]:
    return {line.page for line in group}
