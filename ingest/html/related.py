"""Related pages: headings like "Verwandte Dokumente" with nothing but a few links below."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.html.names import ANY_HEADING, HEADINGS, line_of
from ingest.html.service import unlinked

_THINGS = "dokumente?|seiten?|artikel|beiträge|inhalte?|themen|links|meldungen|vorschriften|entscheidungen|angebote"
_RELATED = re.compile(
    rf"(?:(?:thematisch )?verwandte|ähnliche|weitere|weiterführende|passende|verknüpfte|zugehörige) (?:{_THINGS})"
    r"|(?:auch|ebenfalls) interessant|das könnte sie (?:auch )?interessieren|siehe auch|mehr zum thema"
    r"|links(?: zum thema)?|nützliche links|linktipps?",
    re.I,
)


def without_related(tree: LexborHTMLParser) -> None:
    """Take out the headings of related pages with the links below; a text below such a heading stays, and it with it.

    Links under a heading that says what they are for ("Rechtsgrundlage", "Formulare") tell something and stay.
    """
    for heading in tree.css(",".join(HEADINGS[1:])):
        name = line_of(heading).rstrip(":")
        if not _RELATED.fullmatch(name):
            continue
        below = list(_below(heading))
        if any(node.css_first("a[href]") is not None or node.tag == "a" for node in below) and not any(
            map(_tells, below)
        ):
            for node in below:
                node.decompose()
            heading.decompose()


def _below(heading: LexborNode) -> Iterator[LexborNode]:
    """The elements and texts that follow a heading up to the next one; one alone in its frame heads the frame's."""
    node = heading
    while node.next is None and node.prev is None and node.parent is not None and node.parent.tag == "div":
        node = node.parent
    following = node.next
    while following is not None and following.tag not in HEADINGS:
        yield following
        following = following.next


def _tells(node: LexborNode) -> bool:
    """Whether an element has text that leads nowhere, a heading, or a link to write to or to call."""
    if node.tag == "-text":
        return bool((node.text_content or "").strip())
    if (node.tag or "-").startswith(("-", "!")) or node.tag in ("script", "style"):
        return False
    contacts = f"{ANY_HEADING},table,a[href^='tel:'],a[href^='mailto:']"
    return node.css_first(contacts) is not None or (node.tag != "a" and unlinked(node) != "")
