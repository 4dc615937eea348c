"""Sandbox: every file is read in a process of its own, with limits on memory, processor time and wall clock."""

import contextlib
import io
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import ingest.block
from ingest.block import Reading
from ingest.errors import UnreadableFile

_HOME = Path(__file__).resolve().parent.parent
MAX_ANSWER = 512 * 1024 * 1024
"""Bytes of an answer that the parent is willing to load."""

OUT_OF_MEMORY = 9
"""The exit code of a child that ran into its limit of memory and could still say so."""

_BLOCKS = frozenset(
    {"PageMark", "Located", "Heading", "Paragraph", "Item", "ListBlock", "Row", "Table", "SectionEnd", "Reading"}
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: address space in bytes, processor time and wall clock in seconds.

    Measured: hostile PDFs (packed far too tightly, nested forms) die after 1–3 s on the memory limit; one of 1,000
    pages needs 30 s and 60 MB. Wall clock is what text recognition of a long scan may take.
    """

    memory: int = 1200 * 1024 * 1024
    cpu_seconds: int = 120
    wall_seconds: int = 1800


def read_guarded(path: Path, limits: Limits | None = None) -> Reading:
    """``ingest.read.read_file`` in a child process with limits.

    Raises UnreadableFile when the child refuses the file, crashes, or runs into a limit; this process lives on. The
    child's answer is loaded with an allow-list of classes, so that a file which takes over a reader does not take over
    this process too.
    """
    limits = limits or Limits()
    # -P: a folder named "ingest" where the server happens to run must not be imported.
    command = [sys.executable, "-P", "-m", "ingest.child"]
    command += [str(path.absolute()), str(limits.memory), str(limits.cpu_seconds)]
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as complaint:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=complaint,
            env=_environment(),
            start_new_session=True,
        )
        try:
            code = child.wait(limits.wall_seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableFile(
                f"Das Lesen dauerte länger als {limits.wall_seconds} Sekunden und wurde abgebrochen. "
                "Bitte die Datei teilen oder neu als PDF speichern."
            ) from None
        finally:
            _end(child)
        complaint.seek(max(0, complaint.seek(0, io.SEEK_END) - 2000))
        if code != 0:
            raise UnreadableFile(_reason(code, complaint.read().decode("utf-8", "replace"), limits))
        if answer.seek(0, io.SEEK_END) > MAX_ANSWER:
            raise UnreadableFile(
                f"Die Datei ergibt mehr als {MAX_ANSWER // 2**20} MB Text und wird nicht gelesen. Bitte teilen."
            )
        answer.seek(0)
        return load_answer(answer)


def load_answer(answer: IO[bytes]) -> Reading:
    """A pickled ("ok", Reading), loaded with an allow-list of classes; raises UnreadableFile for anything else."""
    try:
        verdict, value = _Unpickler(answer).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, IndexError, KeyError) as error:
        raise UnreadableFile(
            "Der Leseprozess hat keine gültige Antwort geliefert. Bitte die Datei neu speichern."
        ) from error
    if verdict == "ok" and isinstance(value, Reading):
        return value
    raise UnreadableFile(str(value))


class _Unpickler(pickle.Unpickler):
    """Loads blocks and nothing else."""

    def find_class(self, module: str, name: str) -> object:
        if module == "ingest.block" and name in _BLOCKS:
            return getattr(ingest.block, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not part of a reading")


def _environment() -> dict[str, str]:
    """The child's environment: no secrets, nothing but what Python and tesseract need."""
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX") if name in os.environ
    }
    return {
        **kept,
        "PYTHONPATH": str(_HOME),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "MALLOC_ARENA_MAX": "2",
    }


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and what it has started (text recognition)."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _reason(code: int, complaint: str, limits: Limits) -> str:
    if code == -signal.SIGXCPU or (code == -signal.SIGKILL and not complaint):
        return (
            f"Das Lesen brauchte mehr als {limits.cpu_seconds} Sekunden Rechenzeit und wurde abgebrochen. "
            "Bitte die Datei neu als PDF speichern."
        )
    if (
        code == OUT_OF_MEMORY
        or "MemoryError" in complaint
        or "bad_alloc" in complaint
        or code in (-signal.SIGABRT, -signal.SIGTRAP)
    ):
        return (
            f"Das Lesen brauchte mehr als {limits.memory // 2**20} MB Speicher und wurde abgebrochen. "
            "Bitte die Datei teilen oder neu als PDF speichern."
        )
    last = complaint.strip().rsplit("\n", 1)[-1][:200]
    if last.startswith(("ImportError", "ModuleNotFoundError")):
        return f"Dem Programm fehlt ein Baustein ({last}), die Datei ist nicht der Grund. „make setup“ richtet es ein."
    return f"Die Datei ist beschädigt: der Leseprozess ist abgestürzt ({last or f'Code {code}'}). Bitte neu speichern."
