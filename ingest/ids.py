"""Ids of documents: those of renamed and moved files stay, so that citations keep working; no two are the same."""

from collections.abc import Collection, Sequence
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


def told_apart(documents: Sequence[Document], fixed: Collection[str] = ()) -> list[Document]:
    """Documents of which no two have one id: told apart by their folder, then by their ending, then by a number.

    The documents of the files ``fixed`` (``Document.file``) keep theirs.
    """
    counts: dict[str, int] = {}
    for document in documents:
        counts[document.id] = counts.get(document.id, 0) + 1
    taken = {document.id for document in documents if counts[document.id] == 1 or document.file in fixed}
    unique = []
    for document in documents:
        if counts[document.id] == 1 or document.file in fixed:
            unique.append(document)
            continue
        path = PurePosixPath(document.file)
        options = [f"{slug(path.parent.as_posix())}-{document.id}"] if path.parent.parts else [document.id]
        options.append(f"{options[0]}-{slug(path.suffix)}")
        identity = next((option for option in options if option not in taken), options[-1])
        number = 2
        while identity in taken:
            identity = f"{options[-1]}-{number}"
            number += 1
        taken.add(identity)
        unique.append(replace(document, id=identity))
    return unique


def _is_named_after_file(document: Document) -> bool:
    return document.id == slug(PurePosixPath(document.file).stem)
