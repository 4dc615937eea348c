"""Numerals: numbers as lists write them, as digits, letters or Roman numbers, and raised digits."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Digits made superscripts, for ``str.translate``: the marks of notes, and exponents."""

LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""Superscripts made digits, for ``str.translate``."""

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


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


def roman(text: str) -> int | None:
    """The number that a Roman numeral writes, up to 50, the items of a long list; None for other letters."""
    return next((number for number in range(1, 51) if numeral(number, "i") == text.lower()), None)
