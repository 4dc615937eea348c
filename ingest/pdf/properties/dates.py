"""The date of a document ("Stand") from the text of its pages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.language.months import MONTH, MONTHS

_DAY = rf"(\d{{1,2}})\.\s*({MONTH})\s+((?:19|20)\d\d)"
_NUMERIC = r"(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)"
_MONTH = rf"({MONTH})\s+((?:19|20)\d\d)"
_FORMS = (_DAY, _NUMERIC, _MONTH, r"(\d{1,2})[./]\s?((?:19|20)\d\d)", r"((?:19|20)\d\d)(?!\d)")
# Only at the start of a line or with a colon: running text cites other papers ("Stand 7. September 2009").
_ISSUE = r"(?:^[ \t]*(?:(?:redaktions)?stand|ausgabe)[:,]?\s+|\b(?:redaktions)?stand:\s*)(?:den\s|der\s|des\s)?"
_CUE = (
    r"(?:stand|ausgabe|vom|fassung(?: vom)?|datum|veröffentlicht(?: am)?|erschienen|auflage|bekanntmachung"
    r"|beschluss|\w+tag)"
    r"[:,\s]{1,3}(?:den\s|der\s|des\s)?"
)
_LABELLED = r"\bdatum:[ \t]*(?:den\s)?"  # also between other words, as in the head of a form
# The head of a paper of a parliament: the date stands below its number or beside the electoral period.
_PAPER = r"(?:^[^\n]*\bdrucksache\s+\d+/\d[^\n]*\n[ \t]*|\bwahlperiode[ \t]+)(?:\d+\.[ \t]*wahlperiode[ \t]+)?"
_PLACE = (
    r"^[ \t]*(?!(?:\w+tag|mittwoch|sonnabend),)(?-i:[A-ZÄÖÜ][a-zäöüß]{2,})"
    r"(?:[ \-/](?-i:\(?[A-ZÄÖÜ][a-zäöüß.]+\)?|an|am|der|im|in|ob)){0,5},[ \t]+(?:den[ \t]+)?"
)
_OF_A_FIGURE = re.compile(
    r"[ \t]*(?:tabelle|tab\.|abbildung|abb\.|übersicht|schaubild|diagramm|grafik|karte|anmerkung|(?:daten)?quellen?)\b",
    re.I,
)
_OF_AN_EVENT = re.compile(r"\b(?:am|zum|ab|bis|seit|vor|nach|\w+tag)(?:\s(?:dem|den|der))?,?\s$", re.I)
_IN_A_CLAUSE = re.compile(r"\s[a-zäöüß]|\s?\([^()]{1,120}\)\s(?!zuletzt|geändert|in der fassung)[a-zäöüß]")

_PAGES = 40  # pages at the beginning that are looked at for a running head
_EDGE = 3  # lines at either end of a page's text that may be one
_MOST_PAGES = 0.6  # share of them that it stands on


def date_of(pages: Sequence[str]) -> str | None:
    """ISO date of a document, to the day, month or year; None without one.

    What dates the first page itself comes first: the head of a parliament's paper, "Stand", "Datum:", the date in the
    running head of a gazette, a date alone on its line, "Ort, den …". Then "Stand" or "Ausgabe" on the next pages or
    the last, then other words before a date.
    """
    if not pages:
        return None
    texts = [page.replace("\r", "") for page in [*pages[:4], *pages[4:][-1:]]]
    running = [" ".join(page.split()) for page in pages[:2]]
    found = (
        _first(_PAPER, "[ \t]*$", (_DAY, _NUMERIC), texts[:1])
        or _first(_ISSUE, "", _FORMS, texts[:1])
        or _first(_LABELLED, "", (_DAY, _NUMERIC), running[:1])
        or _in_running_head(pages)
        or _alone(texts[0])
        or _first(_PLACE, "[ \t]*$", (_DAY, _NUMERIC, _MONTH), texts[:1])
        or _first(_ISSUE, "", _FORMS, texts[1:])
        or _first(_CUE, "", _FORMS, running)
        or _first("", "", (_DAY,), running[:1])
    )
    return _iso(found.groups()) if found else None


def _first(cue: str, end: str, forms: Sequence[str], texts: Sequence[str]) -> re.Match[str] | None:
    found = (m for text in texts for form in forms for m in _matches(cue + form + end, text))
    if cue == _ISSUE:
        return next((m for m in found if _dates_the_document(m)), None)
    return next((m for m in found if cue not in ("", _CUE) or not _tells_another(m)), None)


def _matches(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(pattern, text, re.I | re.M)


def _alone(text: str) -> re.Match[str] | None:
    """The date that stands alone on a line; several in figures are a column of a table."""
    for form in (_DAY, _NUMERIC):
        found = list(_matches(rf"^[ \t]*(?:den |vom )?{form}[ \t]*$", text))
        if found and (form == _DAY or len({m.groups() for m in found}) == 1):
            return found[0]
    return None


def _in_running_head(pages: Sequence[str]) -> re.Match[str] | None:
    """The date in a line at the edge of most pages, whatever other numbers it has, where several notices are signed.

    A single act that a gazette publishes has its own date.
    """
    forms = [_PLACE + form + r"[ \t\r]*$" for form in (_DAY, _NUMERIC)]
    if sum(" den " in m[0] for page in pages for form in forms for m in _matches(form, page)) < 2:
        return None
    found: dict[str, dict[int, re.Match[str]]] = defaultdict(dict)
    for number, page in enumerate(pages[:_PAGES]):
        lines = [line for line in page.splitlines() if line.strip()]
        for line in [*lines[:_EDGE], *lines[-_EDGE:]]:
            for match in (m for form in (_DAY, _NUMERIC) for m in _matches(form, line)):
                words = line.replace(match[0], "")
                key = re.sub(r"\bNr\.|\bS\.|\bSeite\b|[\d\W]+", " ", words).split()
                if key and not _tells_another(match):
                    found[f"{match[0]} {sorted(key)}"][number] = match
    most = max(found.values(), key=len, default={})
    enough = len(most) >= max(2, _MOST_PAGES * min(len(pages), _PAGES))
    return next(iter(most.values())) if enough else None


def _tells_another(match: re.Match[str]) -> bool:
    """Whether a date in running text is of another paper or event: in brackets, of a term, or inside a clause.

    "(Beschluss des Rates vom 3. Mai 2024)", "beginnt am 3. Mai 2024", "nach dem Erlass vom 3. Mai 2024 (Az. 7) gelten".
    """
    before, behind = match.string[: match.start()], match.string[match.end() :]
    bracketed = before.rfind("(") > before.rfind(")") and ")" in behind[:120]
    return bracketed or bool(_OF_AN_EVENT.search(before)) or bool(_IN_A_CLAUSE.match(behind))


def _dates_the_document(match: re.Match[str]) -> bool:
    """Whether "Stand" is said of the document, not in brackets and not of a table, figure or source."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    bracketed = before.rfind("(") > before.rfind(")") and re.match(r"[^()]{0,120}\)", behind)
    above, _, line = ("\n" + before).rpartition("\n")
    above = above.rpartition("\n")[2]
    return not (bracketed or _OF_A_FIGURE.match(line + match[0]) or _OF_A_FIGURE.match(above))


def _iso(parts: Sequence[str]) -> str:
    *rest, year = parts
    numbers = [MONTHS.get(p.lower()) or int(p) for p in reversed(rest)]
    if (numbers and not 1 <= numbers[0] <= 12) or (len(numbers) > 1 and not 1 <= numbers[1] <= 31):
        return year
    return "-".join([year, *(f"{n:02d}" for n in numbers)])
