"""Continuity: a file that was renamed or moved stays the document it was, so that its citations keep working."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ingest.document import Document
from ingest.metadata import slug


def keep_ids(documents: Sequence[Document], former: Sequence[Document]) -> tuple[list[Document], frozenset[str]]:
    """Documents with the ids they had before, and the files (``Document.file``) whose ids are settled thereby.

    A document keeps its former id when the file of the same path had it, or when a file of the same content had it
    that is gone now. An id that somebody has stated in the file or beside it counts more than a former one.
    """
    by_file = {document.file: document for document in former}
    by_content = {document.sha256: document for document in former}
    present = {document.file for document in documents}
    stated = {document.id for document in documents if not _is_named_after_file(document)}
    kept: list[Document] = []
    settled: dict[str, str] = {}
    for document in documents:
        before = by_file.get(document.file)
        if before is None:
            moved = by_content.get(document.sha256)
            before = moved if moved and moved.file not in present else None
        if before and _is_named_after_file(document) and before.id not in stated and before.id not in settled.values():
            settled[document.file] = before.id
            document = replace(document, id=before.id)
        kept.append(document)
    return kept, frozenset(settled)


def _is_named_after_file(document: Document) -> bool:
    return document.id == slug(PurePosixPath(document.file).stem)
