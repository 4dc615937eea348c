"""ingest: files → Documents → Passages. Knows nothing of embeddings and HTTP."""

from ingest.block import Reading
from ingest.cache import ReadingCache
from ingest.cut import cut
from ingest.document import Document
from ingest.errors import UnreadableFile, WegweiserError
from ingest.files import find_files
from ingest.fingerprint import folder_fingerprint, program_fingerprint
from ingest.folder import Ingested, Ingestion, ingest_file, ingest_folder
from ingest.language.acts import is_act_title
from ingest.language.amendments import amends, announces_new_text, opening_mark
from ingest.language.labels import Label, label_of, line_label
from ingest.language.legend import signs_explained
from ingest.language.numerals import numeral
from ingest.language.sentences import sentence_spans, sentences
from ingest.language.speeches import is_interjection, is_salutation, is_vote_taken
from ingest.passage import Passage, PassageKind, Span
from ingest.read import read_file
from ingest.report import Entry, FileStatus, Report
from ingest.sandbox import Limits

__all__ = [
    "Document",
    "Entry",
    "FileStatus",
    "Ingested",
    "Ingestion",
    "Label",
    "Limits",
    "Passage",
    "PassageKind",
    "Reading",
    "ReadingCache",
    "Report",
    "Span",
    "UnreadableFile",
    "WegweiserError",
    "amends",
    "announces_new_text",
    "cut",
    "find_files",
    "folder_fingerprint",
    "ingest_file",
    "ingest_folder",
    "is_act_title",
    "is_interjection",
    "is_salutation",
    "is_vote_taken",
    "label_of",
    "line_label",
    "numeral",
    "opening_mark",
    "program_fingerprint",
    "read_file",
    "sentence_spans",
    "sentences",
    "signs_explained",
]
