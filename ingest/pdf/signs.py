"""Text without letters or digits: rules, dot leaders and ornaments say nothing, a list of signs does.

"Diese Zeichen haben eine besondere Bedeutung:" is nothing without the line "$ & % #" below it.
"""

from ingest.pdf.parts import Part, Piece

_SIGNS = frozenset("#$%&@€£¥¢+<>°±×÷¬¶†‡")
"""Signs that nobody sets as a rule, a bullet or an ornament."""


def says_something(piece: Piece, before: Part | None) -> bool:
    """Whether a piece has letters or digits, or else two different signs, or one where the text ``before`` ends in ":".

    A sign set three times and more is a rule.
    """
    text = piece.raw
    if any(c.isalnum() for c in text):
        return True
    signs = [c for c in text if c in _SIGNS]
    led_to = isinstance(before, Piece) and before.raw.endswith(":") and len(signs) < 3
    return len(set(signs)) > 1 or (bool(signs) and led_to)
