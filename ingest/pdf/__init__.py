"""Reading PDF files into blocks."""

from ingest.pdf.reader import read_pdf

__all__ = ["read_pdf"]
