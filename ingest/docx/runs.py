"""Text of Word paragraphs: what is shown, without deletions, hidden text and field codes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.docx.forms import legacy, printed
from ingest.docx.names import MC, Element, W, flag, value, whole
from ingest.docx.styles import Style, Styles

_DROPPED = frozenset(
    W + name
    for name in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "pPr",
        "rPr",
        "rt",
        "annotationRef",
        "sdtPr",
    )
)
_TEXTBOX = W + "txbxContent"
MAX_DEPTH = 60
"""Elements nested deeper than this in a paragraph are left out."""


@dataclass(slots=True)
class Text:
    """The text of a paragraph, how many of its letters are bold, its largest size in half points, and what hangs on it.

    ``notes`` are footnote and endnote ids ("footnote", "3"), ``boxes`` the text boxes anchored in the paragraph.
    """

    text: str = ""
    letters: int = 0
    bold: int = 0
    size: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def all_bold(self) -> bool:
        """Whether every letter is bold."""
        return self.letters > 0 and self.bold == self.letters


class Runs:
    """Reads paragraphs; keeps the state of complex fields, which may span paragraphs."""

    def __init__(self, styles: Styles) -> None:
        """``styles`` resolves run and paragraph styles."""
        self._styles = styles
        self._fields: list[bool] = []  # per open field: whether its code is over and its result is shown
        self._marks: list[str] = []  # per open field: what it shows besides its result

    def read(self, paragraph: Element, style: Style) -> Text:
        """The text of a ``w:p``."""
        found = Text()
        parts: list[str] = []
        for child in paragraph:
            self._node(child, style, found, parts, 0)
        found.text = "".join(parts)
        return found

    def _node(self, node: Element, style: Style, found: Text, parts: list[str], depth: int) -> None:
        tag = node.tag
        if not isinstance(tag, str) or tag in _DROPPED or depth > MAX_DEPTH:
            return
        if tag == W + "r":
            self._run(node, style, found, parts, depth)
        elif tag == _TEXTBOX:
            found.boxes.append(node)
        elif tag == MC + "AlternateContent":
            for child in chosen(node):
                self._node(child, style, found, parts, depth + 1)
        elif tag == W + "sdt" and (shown := printed(node)) is not None:
            parts.append(shown)
        else:
            for child in node:
                self._node(child, style, found, parts, depth + 1)

    def _run(self, run: Element, style: Style, found: Text, parts: list[str], depth: int) -> None:
        properties = run.find(W + "rPr")
        own = self._styles.get(identity) if (identity := value(properties, "rStyle")) else None
        hidden = flag(properties, "vanish")
        if hidden is None:
            hidden = (own.hidden if own else None) or style.hidden
        white = (
            (value(properties, "color") or "").upper() == "FFFFFF"
            and properties is not None
            and (properties.find(W + "shd") is None and properties.find(W + "highlight") is None)
        )
        size = whole(value(properties, "sz")) or (own.size if own and own.size else style.size) or 22
        pieces: list[str] = []
        for child in run:
            self._content(child, found, pieces, depth)
        text = "".join(pieces)
        if hidden or size <= 4 or (self._fields and not all(self._fields)) or (white and not _in_shaded(run)):
            return
        parts.append(text)
        letters = sum(not char.isspace() for char in text)
        bold = flag(properties, "b")
        if bold is None:
            bold = own.bold if own and own.bold is not None and own is not self._styles.default else style.bold
        found.letters += letters
        found.bold += letters if bold else 0
        if letters:
            found.size = max(found.size, size)

    def _content(self, node: Element, found: Text, pieces: list[str], depth: int) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        name = tag.removeprefix(W)
        match name:
            case "t":
                pieces.append(node.text or "")
            case "tab" | "ptab":
                pieces.append("\t")
            case "br" | "cr":
                pieces.append(" " if node.get(W + "type") in ("page", "column") else "\n")
            case "noBreakHyphen":
                pieces.append("-")
            case "sym":
                pieces.append(_symbol(node.get(W + "char")))
            case "fldChar":
                pieces.append(self._field(node))
            case "footnoteReference" | "endnoteReference":
                if (identity := node.get(W + "id")) is not None:
                    found.notes.append((name.removesuffix("Reference"), identity))
            case "softHyphen" | "lastRenderedPageBreak" | "rPr" | "instrText" | "delText":
                pass
            case "ruby":
                for base in node.iter(W + "rubyBase"):
                    pieces += [text.text or "" for text in base.iter(W + "t")]
            case _:
                for box in text_boxes(node, depth):
                    found.boxes.append(box)

    def _field(self, mark: Element) -> str:
        """Keep track of fields; what a field of a form shows besides its result, where the field ends."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(False)
            self._marks.append(legacy(mark))
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()
            return self._marks.pop()
        return ""


def chosen(alternatives: Element) -> Iterator[Element]:
    """The children of the branch of ``mc:AlternateContent`` that a current Word shows."""
    branch = alternatives.find(MC + "Choice")
    if branch is None:
        branch = alternatives.find(MC + "Fallback")
    yield from branch if branch is not None else ()


def text_boxes(node: Element, depth: int = 0) -> Iterator[Element]:
    """The outermost text boxes in a drawing."""
    if depth > MAX_DEPTH or not isinstance(node.tag, str):
        return
    if node.tag == _TEXTBOX:
        yield node
        return
    for child in chosen(node) if node.tag == MC + "AlternateContent" else node:
        yield from text_boxes(child, depth + 1)


def _in_shaded(run: Element) -> bool:
    """White text is shown where a paragraph, cell or box behind it is filled."""
    parent = run.getparent()
    while parent is not None:
        if parent.tag == _TEXTBOX:
            return True
        for holder in ("pPr", "tcPr"):
            properties = parent.find(W + holder)
            fill = value(properties, "shd", "fill")
            if fill and fill.upper() not in ("AUTO", "FFFFFF"):
                return True
        if parent.tag == W + "tbl":
            return value(parent.find(W + "tblPr"), "tblStyle") is not None
        parent = parent.getparent()
    return False


def _symbol(code: str | None) -> str:
    try:
        return chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
