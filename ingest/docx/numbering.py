"""Word numbering: the marker that Word would print before a paragraph, counted as Word counts."""

import re
from dataclasses import dataclass, field

from ingest.docx.names import Element, W, value, whole
from ingest.language.normalise import normalise
from ingest.language.numerals import numeral

_KINDS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


@dataclass(slots=True)
class _Level:
    kind: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None


@dataclass(slots=True)
class _Number:
    abstract: str
    overrides: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    started: bool = False


class Numbering:
    """Counters of all lists of a document; ``marker`` is to be called once per paragraph, in reading order."""

    def __init__(self, root: Element | None) -> None:
        """``root`` is the root of numbering.xml, None when the document has none."""
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._numbers: dict[int, _Number] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        links: dict[str, str] = {}
        styles: dict[str, str] = {}
        for element in root.iter(W + "abstractNum"):
            identity = element.get(W + "abstractNumId") or ""
            self._abstract[identity] = _levels(element)
            if name := value(element, "numStyleLink"):
                links[identity] = name
            if name := value(element, "styleLink"):
                styles[name] = identity
        for identity, name in links.items():
            self._abstract[identity] = self._abstract.get(styles.get(name, ""), {})
        for element in root.iter(W + "num"):
            number = whole(element.get(W + "numId"))
            abstract = value(element, "abstractNumId")
            if number is None or abstract is None:
                continue
            found = _Number(abstract)
            for override in element.iter(W + "lvlOverride"):
                level = whole(override.get(W + "ilvl"), 0) or 0
                if (start := whole(value(override, "startOverride"))) is not None:
                    found.overrides[level] = start
                found.levels |= _levels(override)
            self._numbers[number] = found

    def marker(self, number: int, level: int) -> str | None:
        """The marker of the next paragraph of a list, "" for one without, None when the list does not exist."""
        found = self._numbers.get(number)
        if found is None:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        if not found.started:
            # A start override applies once, where the list with it first appears: that is how Word restarts a list.
            found.started = True
            for overridden, start in found.overrides.items():
                counts[overridden] = start - 1
        current = self._level(found, level)
        counts[level] = counts.get(level, current.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            restart = self._level(found, deeper).restart
            if restart is None or (restart != 0 and level < restart):
                del counts[deeper]
        if current.kind == "bullet":
            return _bullet(current.text)
        if current.kind == "none":
            return re.sub(r"%\d", "", current.text).strip()
        return normalise(
            re.sub(r"%(\d)", lambda match: self._printed(found, counts, int(match[1]) - 1), current.text)
        ).strip()

    def _level(self, found: _Number, level: int) -> _Level:
        return found.levels.get(level) or self._abstract.get(found.abstract, {}).get(level) or _Level()

    def _printed(self, found: _Number, counts: dict[int, int], level: int) -> str:
        described = self._level(found, level)
        count = counts.setdefault(level, described.start)
        if described.kind == "decimalZero":
            return f"{count:02d}"
        return numeral(count, _KINDS.get(described.kind, "1"))


def _levels(element: Element) -> dict[int, _Level]:
    levels = {}
    for child in element.iterchildren(W + "lvl"):
        index = whole(child.get(W + "ilvl"), 0) or 0
        levels[index] = _Level(
            value(child, "numFmt") or "decimal",
            value(child, "lvlText") or "",
            whole(value(child, "start"), 1) or 0,
            whole(value(child, "lvlRestart")),
        )
    return levels


def _bullet(text: str) -> str:
    shown = normalise(text).strip()
    # Word stores bullets as letters of a symbol font: "o" of Courier, "" and the like of Wingdings.
    return shown if shown and not shown.isalnum() else "•"
