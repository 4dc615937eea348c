"""Probes: the questions the corpus is tested with: list with results, add, remove, run."""

import json
import os
import secrets
from pathlib import Path

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from index.errors import SnapshotError
from server.admin.access import check_form, signed_in
from server.admin.office import Office, go, office_of, show
from server.answer import Status
from server.probes import PROBES, ProbesError, read_probes, read_results
from server.web.forms import read_form
from server.web.http_errors import HttpError
from server.web.question import clean_question
from server.web.service import service_of

router = APIRouter(prefix="/verwaltung")
_EXPECTED = (Status.ANSWERED, Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.NEEDS_CONTEXT, Status.PERSONAL_OR_LEGAL)


@router.api_route("/prueffragen", methods=["GET", "HEAD"])
async def probes(request: Request) -> HTMLResponse:
    """All probes with what the live version makes of them; ``nur=falsch`` shows the wrong ones."""
    return await _listed(request)


@router.post("/prueffragen")
async def add(request: Request) -> Response:
    """Add a probe to the file in the corpus folder."""
    session = signed_in(request)
    form = {name: values[0].strip() for name, values in (await read_form(request)).items()}
    check_form(request, session, {name: [value] for name, value in form.items()})
    office = office_of(request)
    try:
        question = clean_question(form.get("frage", ""), office.settings.question_limit)
        expect = Status(form.get("erwartet", ""))
        document = form.get("dokument", "")
        if expect is Status.ANSWERED and not document:
            raise HttpError(422, "no_target", "Bitte wählen Sie das Dokument, in dem die Antwort steht.")
        record = _record(question, expect, document, form.get("abschnitt", ""))
        await run_sync(_append, office.settings.corpus / PROBES, record)
    except ValueError:
        return await _listed(request, HttpError(422, "invalid_request", "Bitte wählen Sie die erwartete Reaktion."))
    except HttpError as error:
        return await _listed(request, error)
    office.records.note("Prüffrage hinzugefügt", question)
    return go(request, "/prueffragen?getan=hinzugefuegt")


@router.post("/prueffragen/loeschen")
async def delete(request: Request) -> Response:
    """Take a probe out of the file; all other lines stay as they are."""
    session = signed_in(request)
    form = await read_form(request)
    check_form(request, session, form)
    office = office_of(request)
    identity = form.get("id", [""])[0]
    await run_sync(_remove, office.settings.corpus / PROBES, identity)
    office.records.note("Prüffrage gelöscht", identity)
    return go(request, "/prueffragen?getan=geloescht")


@router.post("/prueffragen/pruefen")
async def run(request: Request) -> Response:
    """Put all probes to the live version, in a process of its own."""
    session = signed_in(request)
    check_form(request, session, await read_form(request))
    office = office_of(request)
    if office.jobs.start("probes"):
        office.records.note("Prüffragen gestartet")
    return go(request, "/prueffragen")


async def _listed(request: Request, problem: HttpError | None = None) -> HTMLResponse:
    session = signed_in(request)
    office = office_of(request)
    assistant = service_of(request).assistant
    try:
        known = await run_sync(read_probes, office.settings.corpus)
    except ProbesError as error:
        known, problem = (), HttpError(409, "bad_probes", str(error))
    job = office.jobs.latest("pruefung")
    results = _results(office, assistant.version)
    only_wrong = request.query_params.get("nur") == "falsch"
    shown = [probe for probe in known if not only_wrong or not results.get(probe.id, {}).get("right", False)]
    values = {
        "probes": shown,
        "count": len(known),
        "results": results,
        "right": sum(bool(results[probe.id]["right"]) for probe in known if probe.id in results),
        "only_wrong": only_wrong,
        "documents": sorted(assistant.documents(), key=lambda entry: entry.title) if assistant.version else [],
        "expected": [status.value for status in _EXPECTED],
        "question": request.query_params.get("frage", "")[:400],
        "job": job,
        "refresh": job is not None and job.running,
        "problem": problem,
    }
    return show(request, session, "prueffragen", values, problem.status if problem else 200)


def _results(office: Office, version: str | None) -> dict[str, dict[str, object]]:
    """The latest results by probe: of the last run if it was of the live version, else those of its build."""
    job = office.jobs.latest("pruefung")
    if job and job.data and job.data.get("version") == version:
        found: dict[str, dict[str, object]] = job.data["results"]
        return found
    try:
        directory = office.store.directory(version or "")
    except SnapshotError:
        return {}
    names = ("question", "status", "right", "cited", "confidence")
    return {entry.id: {name: getattr(entry, name) for name in names} for entry in read_results(directory)}


def _record(question: str, expect: Status, document: str, section: str) -> dict[str, object]:
    """A line of the file, as docs/prueffragen.md describes it."""
    record: dict[str, object] = {
        "id": f"v{secrets.token_hex(4)}",
        "question": question,
        "expect": expect.value,
        "kind": "redaktion",
        "topic": "Redaktion",
        "language": "de",
        "facts": [],
        "contains": [],
        "written": "after",
        "origin": "verwaltung",
    }
    if expect is Status.ANSWERED:
        record["targets"] = [{"document": document, "section": section}]
    else:
        record["reason"] = "In der Verwaltung als nicht beantwortbar eingetragen."
    return record


def _append(path: Path, record: dict[str, object]) -> None:
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    _write(
        path, text + ("\n" if text and not text.endswith("\n") else "") + json.dumps(record, ensure_ascii=False) + "\n"
    )


def _remove(path: Path, identity: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.strip() or json.loads(line).get("id") != identity]
    if len(kept) == len(lines):
        raise HttpError(404, "not_found", "Diese Prüffrage gibt es nicht (mehr).")
    _write(path, "".join(kept))


def _write(path: Path, text: str) -> None:
    aside = path.with_name(f".{path.name}-{os.getpid()}")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
