"""HTML: the reader for pages, Word exports, and what Markdown and EPUB are turned into."""

from ingest.html.reader import read_html, walk

__all__ = ["read_html", "walk"]
