"""Release: what a new version changes, and whether it may go live."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from index.errors import SnapshotError
from ingest import Document
from server.answer import Status
from server.probes import ProbeResult

ALLOWED_REGRESSIONS = 2
"""Probes that may get worse unasked; see docs/index.md for what an ordinary edit costs."""

_MOST_LISTED = 20
_WITHOUT_ANSWER = {
    Status.UNCERTAIN: "nur eine unsichere Antwort",
    Status.NOT_FOUND: "keine Antwort gefunden",
    Status.OUT_OF_SCOPE: "Thema nicht erkannt",
    Status.NEEDS_CONTEXT: "Nachfrage, worauf sich die Frage bezieht",
    Status.PERSONAL_OR_LEGAL: "Verweis an die zuständige Stelle",
}


@dataclass(frozen=True, slots=True)
class Changes:
    """Documents and number of passages of a new version against the live one.

    ``moved`` are documents whose file only has another name or place. ``passages_before`` is None for a first version.
    """

    new: tuple[Document, ...]
    changed: tuple[Document, ...]
    removed: tuple[Document, ...]
    moved: tuple[Document, ...]
    passages_before: int | None
    passages: int

    @classmethod
    def between(
        cls, before: Mapping[str, Document], after: Mapping[str, Document], passages_before: int | None, passages: int
    ) -> "Changes":
        """Compare documents by their ids."""
        both = [(before[key], document) for key, document in after.items() if key in before]
        return cls(
            new=tuple(document for key, document in after.items() if key not in before),
            changed=tuple(new for old, new in both if replace(old, file=new.file) != new),
            removed=tuple(document for key, document in before.items() if key not in after),
            moved=tuple(new for old, new in both if old.file != new.file and replace(old, file=new.file) == new),
            passages_before=passages_before,
            passages=passages,
        )

    def sentence(self) -> str:
        """One German line: „3 Dokumente neu, 1 geändert, 1 entfernt; 412 → 427 Passagen“."""
        counts = [
            (len(self.new), "neu"),
            (len(self.changed), "geändert"),
            (len(self.removed), "entfernt"),
            (len(self.moved), "umbenannt"),
        ]
        told = [(number, word) for number, word in counts if number]
        first = [f"{number} {'Dokument' if number == 1 else 'Dokumente'} {word}" for number, word in told[:1]]
        rest = [f"{number} {word}" for number, word in told[1:]]
        documents = ", ".join((*first, *rest)) or "Kein Dokument geändert"
        before = "" if self.passages_before is None else f"{self.passages_before} → "
        return f"{documents}; {before}{self.passages} Passagen"


@dataclass(frozen=True, slots=True)
class Worse:
    """A probe that the live version answers rightly and the new one does not."""

    before: ProbeResult
    after: ProbeResult

    def sentence(self) -> str:
        """What became of the question, in German."""
        status = Status(self.after.status)
        if status is Status.ANSWERED:
            now = "eine Antwort" if self.after.expected != Status.ANSWERED else "Antwort"
            now += f" aus „{'“, „'.join(self.after.cited)}“"
        else:
            now = _WITHOUT_ANSWER[status]
        was = f"„{self.before.cited[0]}“" if self.before.cited else _WITHOUT_ANSWER[Status(self.before.status)]
        return f"„{self.after.question}“ ({self.after.id}) – bisher: {was}; neu: {now}"


@dataclass(frozen=True, slots=True)
class Release:
    """The decision about a new version: what changed, which probes got worse or better, how many are ``allowed``.

    ``probes`` is the number of probes put to the new version and ``right`` how many of them it answered rightly;
    ``compared`` how many of them were put to the live version in the same words. ``forced`` records that somebody
    released it regardless.
    """

    changes: Changes
    probes: int
    right: int
    compared: int
    worse: tuple[Worse, ...]
    better: tuple[ProbeResult, ...]
    allowed: int
    forced: bool = False

    @property
    def regressed(self) -> bool:
        """Whether more probes got worse than are allowed."""
        return len(self.worse) > self.allowed

    @property
    def stopped(self) -> bool:
        """Whether the new version must not go live."""
        return self.regressed and not self.forced

    def summary(self) -> str:
        """The diff in one German line."""
        if not self.probes:
            told = "keine Prüffragen (prueffragen.jsonl fehlt), daher ungeprüft"
        else:
            told = f"{self.right} von {self.probes} Prüffragen richtig"
            if self.compared:
                told += f", {len(self.worse)} schlechter, {len(self.better)} besser"
        return f"{self.changes.sentence()}; {told}"

    def lines(self) -> list[str]:
        """The diff for an editor: the summary, the documents by name, the questions that got worse and better."""
        changes = self.changes
        lines = [self.summary()]
        for word, documents in (
            ("neu", changes.new),
            ("geändert", changes.changed),
            ("entfernt", changes.removed),
            ("umbenannt", changes.moved),
        ):
            if changes.passages_before is not None:
                lines += _listed(f"  {word}: {document.title} ({document.file})" for document in documents)
        lines += _listed(f"  schlechter: {worse.sentence()}" for worse in self.worse)
        lines += _listed(f"  besser: „{result.question}“ ({result.id})" for result in self.better)
        return lines

    def record(self) -> dict[str, Any]:
        """The release as JSON types, for the manifest and the administration."""
        changes = self.changes
        return {
            "summary": self.summary(),
            "new": [document.id for document in changes.new],
            "changed": [document.id for document in changes.changed],
            "removed": [document.id for document in changes.removed],
            "moved": [document.id for document in changes.moved],
            "passages_before": changes.passages_before,
            "worse": [{"question": worse.after.question, **_ids(worse)} for worse in self.worse],
            "better": [result.id for result in self.better],
            "allowed": self.allowed,
            "forced": self.forced and self.regressed,
        }


class ReleaseStopped(SnapshotError):
    """The new version answers too many probes worse and was not released; ``release`` says which."""

    def __init__(self, release: Release, live: str) -> None:
        self.release = release
        count = len(release.worse)
        asked = "1 Prüffrage wird" if count == 1 else f"{count} Prüffragen werden"
        gone = [document for document in release.changes.removed if any(_cites(w, document) for w in release.worse)]
        cause = (
            "Antworten standen in Dokumenten, die jetzt fehlen: "
            + ", ".join(f"„{document.title}“ ({document.file})" for document in gone)
            + ".\n"
            if gone
            else ""
        )
        super().__init__(
            "Die neue Fassung wurde nicht freigegeben. "
            f"{asked} schlechter beantwortet als bisher (erlaubt: {release.allowed}). "
            f"Es antwortet weiter die Version {live}.\n"
            + "\n".join(release.lines())
            + f"\n{cause}Ist die Verschlechterung ein Versehen: die Dokumente berichtigen und „wegweiser index build“ "
            "wiederholen. Ist sie gewollt: die Prüffragen anpassen, oder mit „wegweiser index build --force“ "
            "freigeben; das wird in der Version vermerkt."
        )


def decide(
    changes: Changes,
    before: Iterable[ProbeResult],
    after: Sequence[ProbeResult],
    allowed: int = ALLOWED_REGRESSIONS,
    *,
    force: bool = False,
) -> Release:
    """Compare the results of two versions; probes that are new or worded or expected differently are not compared."""
    known = {result.key: result for result in before}
    pairs = [(known[result.key], result) for result in after if result.key in known]
    return Release(
        changes=changes,
        probes=len(after),
        right=sum(result.right for result in after),
        compared=len(pairs),
        worse=tuple(Worse(old, new) for old, new in pairs if old.right and not new.right),
        better=tuple(new for old, new in pairs if new.right and not old.right),
        allowed=allowed,
        forced=force,
    )


def quality(results: Sequence[ProbeResult]) -> dict[str, Any]:
    """Figures of the probes for the manifest; empty without probes.

    ``confidence_error`` is the Brier score of the stated confidence that the corpus answers (0 is perfect, 0.25 is
    guessing), ``false_answers`` the share of unanswerable probes that were answered.
    """
    if not results:
        return {}
    answerable = [result for result in results if result.expected == Status.ANSWERED]
    others = [result for result in results if result.expected != Status.ANSWERED]
    errors = [(result.confidence - (result.expected == Status.ANSWERED)) ** 2 for result in results]
    return {
        "probes": len(results),
        "right": sum(result.right for result in results),
        "answerable": len(answerable),
        "answered_rightly": sum(result.right for result in answerable),
        "refused_rightly": sum(result.right for result in others),
        "false_answers": _share(sum(result.status == Status.ANSWERED for result in others), len(others)),
        "confidence_error": _share(sum(errors), len(errors)),
    }


def _share(part: float, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _ids(worse: Worse) -> dict[str, Any]:
    after = asdict(worse.after)
    return {"id": after["id"], "before": worse.before.status, "after": after["status"], "cited": list(after["cited"])}


def _cites(worse: Worse, document: Document) -> bool:
    return document.id in worse.before.documents


def _listed(lines: Iterable[str]) -> list[str]:
    found = list(lines)
    more = len(found) - _MOST_LISTED
    return found if more <= 0 else [*found[:_MOST_LISTED], f"  … und {more} weitere"]
