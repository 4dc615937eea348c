"""Markdown to blocks: what the parser finds, rendered as HTML, with footnotes where they are called."""

import re
from collections.abc import MutableMapping, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from selectolax.lexbor import LexborHTMLParser

from ingest.block import Heading, Reading
from ingest.charset import decode
from ingest.dates import closing_stand, stand_in
from ingest.errors import UnreadableFile
from ingest.html import walk
from ingest.markdown.footnotes import placed_notes
from ingest.metadata import from_front_matter
from ingest.typed.inline import MARKER

_MDX = re.compile(r"^(?:import|export)\s.+$|^\{/\*.*?\*/\}$", re.M)


def read_markdown(path: Path) -> Reading:
    """The blocks of a Markdown file; title and citation data from its front matter, else the first heading."""
    source = decode(path.read_bytes())
    if path.suffix.lower() == ".mdx":
        source = _MDX.sub("", source)
    parser = _parser()
    env: dict[str, object] = {}
    tokens = placed_notes(parser.parse(source, env), env)
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    for token in tokens:
        if token.type == "ordered_list_open" and token.markup == ")":
            token.attrSet("data-delimiter", ")")
    blocks = walk(LexborHTMLParser(parser.renderer.render(tokens, parser.options, {})), furniture=False)
    if not blocks:
        raise UnreadableFile("Die Markdown-Datei enthält keinen Text. Bitte den Inhalt prüfen.")
    data, warnings = from_front_matter(front)
    first = blocks[0] if isinstance(blocks[0], Heading) else None
    fields = {name: value for name, value in data.items() if value}
    fields.setdefault("title", first.text.text if first else "")
    return Reading(
        tuple(blocks),
        title=fields["title"] or None,
        date=fields.get("date") or stand_in(blocks) or closing_stand(blocks) or fields.get("changed"),
        language=fields.get("language"),
        publisher=fields.get("publisher"),
        url=fields.get("url"),
        kind=fields.get("kind"),
        id=fields.get("id"),
        warnings=warnings,
    )


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(deflist_plugin).use(footnote_plugin, move_to_end=False)
    parser.add_render_rule("softbreak", _softbreak)
    parser.add_render_rule("footnote_ref", _nothing)
    return parser


def _softbreak(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: MutableMapping[str, object]
) -> str:
    """A line break that only wraps is a blank; before a typed marker such as "b)" and after a hyphen it stays."""
    before = tokens[index - 1].content if index else ""
    following = tokens[index + 1].content if index + 1 < len(tokens) else ""
    if MARKER.match(following + " x") and MARKER.match(following):
        return "<br>"
    return "<br>" if re.search(r"[^\W_]-$", before) else "\n"


def _nothing(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: MutableMapping[str, object]
) -> str:
    return ""
