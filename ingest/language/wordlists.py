"""Word lists, written as running text in the code and read as sets."""


def word_list(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
