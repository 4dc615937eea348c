"""Markers of HTML list items as a browser shows them."""

from selectolax.lexbor import LexborNode

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def marker_of(parent: LexborNode, item: LexborNode, index: int) -> str:
    """The marker of item ``index`` (from 0): "•", or its number as start, reversed, type and value say."""
    if parent.tag != "ol":
        return "•"
    attributes = parent.attributes
    if "none" in (attributes.get("style") or ""):
        return ""
    reverse = "reversed" in attributes
    siblings = sum(child.tag == "li" for child in parent.iter())
    start = _whole(attributes.get("start"), siblings if reverse else 1)
    number = _whole(item.attributes.get("value"), start - index if reverse else start + index)
    kind = item.attributes.get("type") or attributes.get("type") or "1"
    return numeral(number, kind) + (attributes.get("data-delimiter") or ".")


def numeral(number: int, kind: str) -> str:
    """A number in the style of a list: "1", "a", "A", "i" or "I"."""
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I") and 0 < number < 400:
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
        return text if kind == "i" else text.upper()
    return str(number)


def _whole(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 8 else default
