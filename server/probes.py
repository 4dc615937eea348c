"""Probes: the questions of ``prueffragen.jsonl``, put to a snapshot, and which of them it answers rightly."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from index.session import available_cores
from ingest import WegweiserError
from server.answer import Answer, Status

PROBES = "prueffragen.jsonl"
"""Name of the file in the corpus folder; its format is described in docs/prueffragen.md."""

RESULTS = "probes.jsonl"
"""Name of the file in a snapshot."""

_FILLERS = str.maketrans({"\u00ad": "", "\u00a0": " ", "\u202f": " "})


class ProbesError(WegweiserError):
    """The file of the probe questions cannot be used."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place where the answer stands: document id and a piece of the heading path, empty for anywhere in it."""

    document: str
    section: str

    def matches(self, document: str, heading: Sequence[str]) -> bool:
        """Whether a passage of a document, below a heading path, stands there."""
        return self.document == document and plain(self.section) in plain(" › ".join(heading))


@dataclass(frozen=True, slots=True)
class Probe:
    """A question with the reaction it should get; ``targets`` only where that is an answer, one of them suffices.

    ``contains`` are pieces of text that a right answer holds, all of them.
    """

    id: str
    question: str
    expect: Status
    kind: str = ""
    language: str = "de"
    history: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    contains: tuple[str, ...] = field(default=(), repr=False)

    def at_target(self, document: str, heading: Sequence[str]) -> bool:
        """Whether a passage of a document, below a heading path, stands where the answer does."""
        return any(target.matches(document, heading) for target in self.targets)

    @property
    def key(self) -> str:
        """Hash of what is asked and expected; results are only compared where it is the same."""
        return hashlib.sha256(f"{self!r} {self.contains}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """What a snapshot made of a probe: ``passage`` is the cited passage that is a target, ``cited`` names all."""

    id: str
    key: str
    question: str
    expected: str
    status: str
    right: bool
    confidence: float
    passage: str | None = None
    cited: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Asked(Protocol):
    """What probes are put to."""

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question."""


def read_probes(corpus: Path) -> tuple[Probe, ...]:
    """The probes of a corpus folder, none when it has no such file; raises ProbesError naming the line."""
    path = corpus / PROBES
    if not path.is_file():
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ProbesError(
            f"Die Prüffragen in „{path}“ sind nicht lesbar ({error}). Bitte als UTF-8 speichern."
        ) from error
    probes: list[Probe] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            probes.append(_probe(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProbesError(
                f"Zeile {number} von „{path}“ ist keine Prüffrage ({error}). "
                "Das Format steht in docs/prueffragen.md; bitte berichtigen oder die Zeile löschen."
            ) from error
    doubled = {probe.id for number, probe in enumerate(probes) if probe.id in {other.id for other in probes[:number]}}
    if doubled:
        raise ProbesError(f"Diese Kürzel kommen in „{path}“ mehrmals vor: {', '.join(sorted(doubled))}.")
    return tuple(probes)


def run_probes(
    assistant: Asked, probes: Sequence[Probe], progress: Callable[[int, int], None] | None = None
) -> tuple[ProbeResult, ...]:
    """Put every probe to an assistant, several at a time; results in the order of the probes."""
    results: list[ProbeResult] = []
    with ThreadPoolExecutor(available_cores()) as threads:
        for result in threads.map(lambda probe: _result(probe, assistant.ask(probe.question, probe.history)), probes):
            results.append(result)
            if progress:
                progress(len(results), len(probes))
    return tuple(results)


def write_results(directory: Path, results: Iterable[ProbeResult]) -> None:
    """Keep results in a snapshot directory, one a line."""
    lines = (json.dumps(asdict(result), ensure_ascii=False) + "\n" for result in results)
    (directory / RESULTS).write_text("".join(lines), encoding="utf-8")


def read_results(directory: Path) -> tuple[ProbeResult, ...]:
    """What ``write_results`` kept; empty when it was not called."""
    path = directory / RESULTS
    if not path.is_file():
        return ()
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return tuple(
        ProbeResult(**{**record, "cited": tuple(record["cited"]), "documents": tuple(record["documents"])})
        for record in records
    )


def _probe(record: dict[str, Any]) -> Probe:
    return Probe(
        id=str(record["id"]),
        question=str(record["question"]),
        expect=Status(record["expect"]),
        kind=str(record.get("kind", "")),
        language=str(record.get("language", "de")),
        history=tuple(map(str, record.get("history", ()))),
        targets=tuple(Target(str(t["document"]), str(t.get("section", ""))) for t in record.get("targets") or ()),
        contains=tuple(map(str, record.get("contains") or ())),
    )


def _result(probe: Probe, answer: Answer) -> ProbeResult:
    right = [source for source in answer.sources if probe.at_target(source.document, source.section)]
    said = plain("\n".join(part.text for part in answer.parts))
    tells = all(plain(piece) in said for piece in probe.contains)
    return ProbeResult(
        id=probe.id,
        key=probe.key,
        question=probe.question,
        expected=probe.expect.value,
        status=answer.status.value,
        right=answer.status is probe.expect and (probe.expect is not Status.ANSWERED or (bool(right) and tells)),
        confidence=round(answer.confidence, 4),
        passage=right[0].passage if right else None,
        cited=tuple(" › ".join((source.title, *source.section[-1:])) for source in answer.sources),
        documents=tuple(source.document for source in answer.sources),
    )


def plain(text: str) -> str:
    """Text as targets are compared: without fillers, case and line breaks."""
    return re.sub(r"\s+", " ", text.translate(_FILLERS)).casefold()
