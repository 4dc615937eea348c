"""Links: to a passage in its context, and into the original at the cited place with the quote highlighted."""

import re
from pathlib import PurePosixPath
from urllib.parse import quote as percent

from ingest import Document

_WORD = re.compile(r"[^\W_]+[.,;:!?]?")
_MAX_WORDS = 6


def passage_url(passage_id: str, start: int | None = None, end: int | None = None) -> str:
    """The address of a passage in its context; with offsets into its text, that stretch is marked there."""
    url = f"/quelle/{percent(passage_id, safe=':')}"
    return url if start is None or end is None else f"{url}?von={start}&bis={end}"


def file_url(document: Document, page: int | None, quote: str) -> str:
    """The address of the original, opened at the page with some words of the quote highlighted.

    One fragment serves two browsers: Chromium reads ``:~:text=``, Firefox ``search=…&phrase=true``; both read
    ``page=``. The fragment never reaches a server. Formats without pages get the text fragment only.
    """
    url = f"/dokumente/{percent(document.file)}"
    words = percent(search_words(quote), safe="").replace("-", "%2D")
    if PurePosixPath(document.file).suffix.lower() != ".pdf":
        return f"{url}#:~:text={words}" if words else url
    fragment = f"page={page or 1}"
    return f"{url}#{fragment}&search={words}&phrase=true:~:text={words}" if words else f"{url}#{fragment}"


def search_words(quote: str) -> str:
    """Up to six successive words of the quote that a viewer finds as they stand.

    Words with hyphens, brackets or abbreviation dots are avoided: a line break may fall into them, and viewers compare
    characters. The longest run wins, of equals the first; punctuation is dropped at the end.
    """
    best: list[str] = []
    run: list[str] = []
    for token in quote.split():
        run = [*run, token] if _WORD.fullmatch(token) and not token.rstrip(".)").isdigit() else []
        begins_anew = token.endswith(":")  # a term, a table's head: what follows may stand elsewhere on the page
        if len(run) > len(best):
            best = run
        if len(best) == _MAX_WORDS:
            break
        if begins_anew:
            run = []
    return " ".join(best).rstrip(".,;:!?")
