"""ODT: a walk over the XML of OpenDocument texts, with the numbers that a program would print."""

from ingest.odt.reader import read_odt

__all__ = ["read_odt"]
