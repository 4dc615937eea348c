"""Title, date and publisher of a PDF from its properties and its first page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MONTHS = (
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
)
_DAY = rf"(\d{{1,2}})\.\s*({'|'.join(_MONTHS)})\s+((?:19|20)\d\d)"
_NUMERIC = r"(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)"
_MONTH = rf"({'|'.join(_MONTHS)})\s+((?:19|20)\d\d)"
# Only at the start of a line or with a colon: running text cites other papers ("Stand 7. September 2009").
_ISSUE = r"(?:^[ \t]*(?:(?:redaktions)?stand|ausgabe)[:,]?\s+|\b(?:redaktions)?stand:\s*)(?:den\s|der\s|des\s)?"
_CUE = (
    r"(?:stand|ausgabe|vom|fassung(?: vom)?|datum|veröffentlicht(?: am)?|erschienen|auflage|bekanntmachung"
    r"|beschluss|\w+tag)"
    r"[:,\s]{1,3}(?:den\s|der\s|des\s)?"
)
_OFFICE_FILE = re.compile(
    r"\.(?:docx?|indd|pdf|rtf|odt|pptx?|xlsx?|qxd|pmd)\b"
    r"|^(?:microsoft word|microsoft powerpoint|unbenannt|untitled|dokument\d*|powerpoint)",
    re.I,
)
_PUBLISHER = re.compile(
    r"(?:Herausgeber(?:in)?|Herausgegeben von|Hrsg\.):?[ \t]*(?:von )?(?:der |dem )?([A-ZÄÖÜ][^.;|\n]{3,120}?)"
    r"(?=[ \t]*(?:\n|$|[,;|]|\.\s|Postfach|Telefon|\w+(?:straße|str\.|allee|platz)\b))"
)


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself, each None where it says nothing usable."""

    title: str | None
    date: str | None
    publisher: str | None


def read_properties(raw: dict[str, str], pages: Sequence[str], printed: str | None) -> Properties:
    """Properties from the document information, the text of its pages, and the title ``printed`` on page one.

    A title that is only a file name of an office program gives way to the printed one, a date of creation is never
    believed as date of the content.
    """
    title = re.sub(r"\s+", " ", raw.get("Title", "")).strip()
    file_name = bool(_OFFICE_FILE.search(title)) or "_" in title
    if file_name:
        named = re.sub(r"\s+", " ", _OFFICE_FILE.sub(" ", title).replace("_", " ")).strip(" -")
        title = printed or (named if re.search(r"[^\W\d]{3,}\s.*[^\W\d]{3,}", named) else "")
    elif len(title) < 12 or not re.search(r"[a-zäöü]{3}", title, re.I):
        title = printed or (title if len(title) > 3 else "")
    imprint = "\n".join([*pages[:4], *pages[4:][-1:]]).replace("\r", "")
    found = _PUBLISHER.search(re.sub(r"(Herausgeber\w*|Herausgegeben von|Hrsg\.):?[ \n]*\n", r"\1: ", imprint))
    publisher = found[1].strip(" ,:-") if found else None
    return Properties(title or None, _date(pages), publisher)


def _date(pages: Sequence[str]) -> str | None:
    """The date after "Stand" or "Ausgabe" on the first pages or the last, else after another cue, else on page one."""
    texts = [page.replace("\r", "") for page in [*pages[:4], *pages[4:][-1:]]]
    running = [" ".join(page.split()) for page in pages[:2]]
    alone = re.search(rf"^[ \t]*(?:den )?{_DAY}[ \t]*$", texts[0], re.I | re.M) if texts else None
    for cue, chosen in ((_ISSUE, texts), (_CUE, running)):
        if cue == _CUE and alone:
            return _iso(alone.groups())
        for text in chosen:
            for form in (_DAY, _NUMERIC, _MONTH, r"(\d{1,2})[./]\s?((?:19|20)\d\d)", r"((?:19|20)\d\d)(?!\d)"):
                match = re.search(cue + form, text, re.I | re.M)
                if match:
                    return _iso(match.groups())
    match = re.search(_DAY, running[0], re.I) if running else None
    return _iso(match.groups()) if match else None


def _iso(parts: Sequence[str]) -> str | None:
    *rest, year = parts
    numbers = [_MONTHS.index(p.lower()) + 1 if p.lower() in _MONTHS else int(p) for p in reversed(rest)]
    if (numbers and not 1 <= numbers[0] <= 12) or (len(numbers) > 1 and not 1 <= numbers[1] <= 31):
        return year
    return "-".join([year, *(f"{n:02d}" for n in numbers)])
