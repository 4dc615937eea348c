"""Title, date and publisher of a PDF from its properties and its first page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.properties.dates import date_of

_OFFICE_FILE = re.compile(
    r"\.(?:docx?|indd|pdf|rtf|odt|pptx?|xlsx?|qxd|pmd)\b"
    r"|^(?:microsoft word|microsoft powerpoint|unbenannt|untitled|dokument\d*|powerpoint)",
    re.I,
)
_ONLY_A_NUMBER = re.compile(
    r"(?:drucksache|drs\.|\w*vorlage|rundschreiben|merkblatt|formblatt|\w*verfügung|erlass|mitteilung|information"
    r"|beschluss|bekanntmachung)(?: nr\.?)? (?!(?:19|20)\d\d$)\d[\d/.\-]*",
    re.I,
)
_PUBLISHER = re.compile(
    r"(?:Herausgeber(?:in)?|Herausgegeben von|Hrsg\.):?[ \t]*(?:von )?(?:der |dem )?([A-ZÄÖÜ][^.;|\n]{3,120}?)"
    r"(?=[ \t]*(?:\n|$|[,;|]|\.\s|Postfach|Telefon|\w+(?:straße|str\.|allee|platz)\b))"
)
# A name that goes on in the next line: "Stadt Bernau an der".
_CUT_NAME = re.compile(
    r"(\b(?:an|am|der|die|das|des|dem|den|für|und|im|in|ob|bei|von|vom|zu|zur|zum))[ \t]*\n[ \t]*(?=\S)"
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
    believed as date of the content. Where the title is only a kind and a number ("Drucksache 7/12"), the printed one
    follows it.
    """
    title = re.sub(r"\s+", " ", raw.get("Title", "")).strip()
    file_name = bool(_OFFICE_FILE.search(title)) or "_" in title
    if file_name:
        named = re.sub(r"\s+", " ", _OFFICE_FILE.sub(" ", title).replace("_", " ")).strip(" -")
        title = printed or (named if re.search(r"[^\W\d]{3,}\s.*[^\W\d]{3,}", named) else "")
    elif len(title) < 12 or not re.search(r"[a-zäöü]{3}", title, re.I):
        title = printed or (title if len(title) > 3 else "")
    elif printed and _ONLY_A_NUMBER.fullmatch(title):
        title = printed if title.lower() in printed.lower() else f"{title}: {printed}"
    imprint = "\n".join([*pages[:4], *pages[4:][-1:]]).replace("\r", "")
    imprint = _CUT_NAME.sub(r"\1 ", imprint)
    found = _PUBLISHER.search(re.sub(r"(Herausgeber\w*|Herausgegeben von|Hrsg\.):?[ \n]*\n", r"\1: ", imprint))
    publisher = found[1].strip(" ,:-") if found else None
    return Properties(title or None, date_of(pages), publisher)
