"""DOCX: a walk over the XML of Word, because libraries drop insertions, text boxes, content controls or numbers."""

from ingest.docx.reader import read_docx

__all__ = ["read_docx"]
