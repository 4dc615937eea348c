"""Interjections: which question asks for what was called out in a debate, and not for what the speakers say."""

import re

_ASKED = re.compile(
    r"\b(?:zwischen|zu|gegen)ruf\w*|\b(?:dazwischen|rein|zu)gerufen\b|\bdazwischenr[iu]\w*|\brief\w* .*\bdazwischen\b"
    r"|\bbeifall\w*|\bapplau\w*|\bgeklatscht\b|\bgelacht\b|\bheiterkeit\b",
    re.IGNORECASE,
)


def asks_for_interjections(question: str) -> bool:
    """Whether a question asks who called out, laughed or applauded: „Wer hat dazwischengerufen?“."""
    return bool(_ASKED.search(question))
