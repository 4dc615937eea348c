"""Markdown: rendered to HTML in memory and read by the HTML walker, so that both keep the same structure."""

from ingest.markdown.reader import read_markdown

__all__ = ["read_markdown"]
