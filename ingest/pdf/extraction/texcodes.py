"""Character codes of TeX's own fonts, for fonts that do not say what their characters mean.

Old PDF files of TeX hold letters as pictures (Type 3 fonts) without a name and without names of the glyphs. pdfium
answers with the bare code and notes that it knows no meaning: "öffentlich" is ö, code 27 and "entlich". The codes are
those of one of TeX's encodings: T1 (Cork) with 256 characters or the older OT1 with 128. See the LaTeX Companion,
chapter "Fonts and Encodings", and the tables in encguide.pdf of the LaTeX project.
"""

import re
from collections.abc import Collection

T1 = {
    **dict(enumerate("`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—")),
    0x17: "",  # keeps parts of a compound apart
    **dict(enumerate(("ı", "ȷ", "ff", "fi", "fl", "ffi", "ffl"), 0x19)),
    0x27: "’",
    0x60: "‘",
    0x7F: "-",
    **dict(enumerate("ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£", 0x80)),
    0xD7: "Œ",
    0xDF: "SS",
    0xF7: "œ",
    0xFF: "ß",
}
OT1 = {
    **dict(enumerate("ΓΔΘΛΞΠΣΥΦΨΩ")),
    **dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "ı", "ȷ", "`", "´", "ˇ", "˘", "¯", "˚", "¸", "ß"), 0x0B)),
    **dict(enumerate("æœøÆŒØ", 0x1A)),
    0x22: "”",
    0x27: "’",
    0x3C: "¡",
    0x3E: "¿",
    0x5C: "“",
    0x60: "‘",
    **dict(enumerate("–—˝˜¨", 0x7B)),
}
TS1 = {0xBF: "€"}  # the font of signs beside T1; its other signs of use are where Latin-1 has them
_EUROS = re.compile(r"(?:^|[-+])feym[a-z]{1,2}\d+")  # fonts of the package eurosym, whose letter e is the sign
_LETTERS = frozenset((*range(0x41, 0x5B), *range(0x61, 0x7B)))
_OT1_ONLY = frozenset((0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x19))
_T1_ONLY = frozenset((*range(0x1B, 0x20), *range(0x80, 0x100)))


def encoding_of(used: Collection[int]) -> dict[int, str]:
    """What the codes mean that are not those of ASCII or Latin-1, in a font that prints these.

    ``used`` has each code as often as it is printed: text is mostly letters, and other fonts hold signs. Text without
    any ligature, umlaut or ß is read as T1; only quotes and dashes differ then.
    """
    if not any(code in _LETTERS for code in used):
        return TS1
    if sum(code in _LETTERS for code in used) < 0.5 * len(used):
        return {}
    return OT1 if _OT1_ONLY.intersection(used) and not _T1_ONLY.intersection(used) else T1


def with_euros(font: str, text: str) -> str:
    """A text as printed in the font of this name: those that hold nothing but signs of the euro call them "e"."""
    return text.replace("e", "€") if _EUROS.search(font) else text
