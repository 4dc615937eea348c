"""Watch: notices when documents change, and waits until somebody has finished changing them."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

from ingest import WegweiserError, find_files
from ingest.metadata import SIDECAR
from server.probes import PROBES

log = logging.getLogger(__name__)

Look = tuple[tuple[str, int, int], ...]

LOOK_EVERY = 2.0
"""Seconds between two looks at the folder."""
QUIET = 2
"""Looks in a row that must find the same before a change counts as finished."""


def changes(corpus: Path, wait: Callable[[float], None] = sleep) -> Iterator[None]:
    """Yields once for every finished change of documents, sidecars or probes; many at once are one.

    Polls names, sizes and times, because notifications of the system do not reach network drives. While the folder is
    not there at all, such as a drive that has lost its network, nothing counts as changed.
    """
    known = look(corpus)
    while True:
        wait(LOOK_EVERY)
        seen = _look_again(corpus, known)
        if seen == known:
            continue
        same = 0
        while same < QUIET:
            wait(LOOK_EVERY)
            again = _look_again(corpus, known)
            same = same + 1 if again == seen else 0
            seen = again
        if seen != known:
            known = seen
            yield


def _look_again(corpus: Path, known: Look) -> Look:
    try:
        return look(corpus)
    except WegweiserError as error:
        log.warning("%s", error)
        return known


def look(corpus: Path) -> Look:
    """Name, size and time of change of every file that a version is built from."""
    files = find_files(corpus)[0]
    paths = (*files, *(file.with_name(file.name + SIDECAR) for file in files), corpus / PROBES)
    found = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((str(path), status.st_size, status.st_mtime_ns))
    return tuple(found)
