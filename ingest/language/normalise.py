"""Characters as files carry them, turned into the characters people read, search for and quote."""

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NEWLINES = "\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
# Bullets of Wingdings and Symbol, which Word and InDesign store in the private use area.
_BULLETS = (
    "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf0fe\uf076\uf06c\uf06e\uf06f\uf071\uf075\uf077\uf07d\uf09f\uf09e\uf0e8\uf0f0\uf0de"
)
_SYMBOLS = {
    "\uf02d": "-",
    "\uf0e0": "→",
    "\uf0ae": "→",
    "\uf0b0": "°",
    "\uf0b1": "±",
    "\uf0b4": "×",
    "\uf0a3": "≤",
    "\uf0b3": "≥",
}
_DROPPED = [
    *(c for c in range(0x20) if chr(c) not in "\t\n\r\v\f\x1c\x1d\x1e"),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    0x00AD,  # soft hyphen
    *(0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2061, 0x2070), 0xFEFF),
    *range(0xFFF9, 0xFFFC),
    *(0xFFFE, 0xFFFF),  # pdfium writes a line-end hyphen as U+FFFE
    *range(0xD800, 0xE000),  # lone surrogates cannot be encoded
    *range(0xE000, 0xF900),  # private use without a known meaning
    *range(0xE0000, 0xE0080),  # invisible "tag" characters carry hidden text
]

_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED),
    **{ord(c): " " for c in _SPACES},
    **{ord(c): "\n" for c in _NEWLINES},
    **{ord(c): letters for c, letters in _LIGATURES.items()},
    **{ord(c): "•" for c in _BULLETS},
    **{ord(c): text for c, text in _SYMBOLS.items()},
}
_UMLAUTS = str.maketrans("aouAOU", "äöüÄÖÜ")


def normalise(text: str) -> str:
    """The text in composed form (NFC) with plain spaces, hyphens, bullets and letters; idempotent.

    Ligatures become letters, no-break and thin spaces a space, soft hyphens, control, direction and other invisible
    characters vanish, private-use bullets become "•", every line end becomes a line feed. Runs of white space,
    quotation marks, dashes and superscripts stay as they are (NFKC would turn "m²" into "m2").
    """
    text = re.sub(r"\r\n?", "\n", text).translate(_TABLE)
    # Word for Mac prints every hyphen twice, as U+002D and U+2010.
    text = re.sub("-\u2010|\u2010-|[\u2010\u2011]", "-", text)
    # Old LaTeX fonts print an umlaut as a spacing diaeresis before its letter.
    text = re.sub("\u00a8([aouAOU])", lambda match: match[1].translate(_UMLAUTS), text)
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Letters and digits only, lower-cased: for comparing titles."""
    return re.sub(r"[\W_]+", "", text).lower()


def same_words(first: str, second: str) -> bool:
    """Whether two texts have the same letters and digits, and any at all."""
    left, right = (re.sub(r"\W+", "", side).casefold() for side in (first, second))
    return bool(left) and left == right
