"""What a page offers beside its text: jumps, printing, sharing, ratings, words for screen readers."""

import re

from selectolax.lexbor import LexborNode

from ingest.html.names import ANY_HEADING, line_of

_AIDS = re.compile(r"(?:^|\s)(?:(?:sr-only|visually-?hidden|screen-reader-text)|(?P<skip>skip[\w-]*))(?:$|\s)", re.I)
_ACTION = (
    r"(?:(?:zurück |springe |gehe )?(?:nach oben|zum (?:seiten)?anfang|zum (?:haupt)?inhalt|zur (?:haupt)?navigation)"
    r"(?: springen| gehen)?|druck(?:version|ansicht)"
    r"|(?:(?:diese |die )?seite |(?:diesen |den )?artikel )?"
    r"(?:(?:aus)?drucken|teilen|(?:weiter)?empfehlen|vorlesen|merken)"
    r"|link kopieren|permalink|(?:als )?pdf(?:[ -](?:version|ansicht|datei))?"
    r"|vorlesefunktion|zurück(?: zur (?:übersicht|startseite))?"
    r"|facebook|twitter|x|whatsapp|linkedin|xing|mastodon|instagram|bluesky|telegram)"
)
_ACTIONS = re.compile(rf"\W*(?:{_ACTION}\W+)*{_ACTION}\W*", re.I)
_HERE = re.compile(r"sie (?:sind|befinden sich)(?: (?:gerade|aktuell|derzeit|hier|auf|in|im bereich))*\s*:", re.I)
_PAGE = r"(?:seite|artikel|beitrag|inhalte?|information(?:en)?|angaben|antwort)"
_PATH = 120
"""Letters outside its links up to which a line can be the path to a page."""

_RATING = re.compile(
    rf"(?:war(?:en)?|(?:fanden|finden) sie) (?:diese[rs]?|die|unsere?) {_PAGE}\b[^?.!]{{0,40}}(?:hilfreich|nützlich)"
    rf"|hat ihnen diese[rs]? {_PAGE}\b[^?.!]{{0,20}}geholfen"
    rf"|wie (?:(?:hilfreich|nützlich) )?(?:war|finden sie|fanden sie|gefällt ihnen|bewerten sie) diese[rs]? {_PAGE}\b",
    re.I,
)


def is_service(node: LexborNode) -> bool:
    """Whether an element asks how the page was liked, says where it stands, or is nothing but links like "Drucken".

    A link to a form or a document is none of them: what it is called says more than what a click does.
    """
    if node.tag not in ("div", "section", "p", "ul", "ol", "li", "span", "h2", "h3", "h4", "h5", "h6"):
        return False
    text = line_of(node)
    if len(text) > 250:
        return False
    if _RATING.match(text) or _is_path(node, text):
        return True
    return bool(_ACTIONS.fullmatch(text)) and unlinked(node) == ""


def _is_path(node: LexborNode, text: str) -> bool:
    """Whether a line says where in the site the page stands ("Sie sind hier: Start › Pass"), and nothing else."""
    if not _HERE.match(text) or any(part.mem_id != node.mem_id for part in node.css(f"{ANY_HEADING},p,table")):
        return False
    return len(unlinked(node)) <= _PATH and not re.search(r"[a-zäöüß]{2}[.!?]", _unlinked_text(node))


def is_aid(node: LexborNode) -> bool:
    """Whether a link or span only helps keyboards and screen readers: "Zum Inhalt springen", "öffnet neues Fenster".

    Words for screen readers that stand alone say what the eye reads from a picture, a tick for instance, and stay.
    """
    if node.tag not in ("a", "span"):
        return False
    match = _AIDS.search(node.attributes.get("class") or "")
    if match is None:
        return False
    if node.tag == "a":
        return "#" in (node.attributes.get("href") or "")
    if match["skip"]:
        return node.css_first("a") is not None
    parent = node.parent
    around = (parent.text(deep=True) or "").strip() if parent is not None else ""
    return around != (node.text(deep=True) or "").strip()


def unlinked(node: LexborNode) -> str:
    """The letters of an element outside its links and buttons."""
    return re.sub(r"\W", "", _unlinked_text(node))


def _unlinked_text(node: LexborNode) -> str:
    text = "".join((node.text(deep=True) or "").split())
    for link in node.css("a, button"):
        text = text.replace("".join((link.text(deep=True) or "").split()), "", 1)
    return text
