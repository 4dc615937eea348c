"""Headings of a document: which pieces are some, and on which level."""
