"""Documents: list with what was noticed while reading, upload with a preview, replace, remove."""

from typing import Any

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from ingest import Ingested, UnreadableFile, ingest_file
from server.admin.access import check_form, signed_in
from server.admin.office import Office, go, office_of, show
from server.admin.records import Session
from server.admin.shelf import Waiting
from server.admin.uploads import receive
from server.web.forms import read_form
from server.web.http_errors import HttpError
from server.web.service import service_of

router = APIRouter(prefix="/verwaltung")
_SHOWN = 30


@router.api_route("/dokumente", methods=["GET", "HEAD"])
async def documents(request: Request) -> HTMLResponse:
    """All files of the corpus: what is live of them, and the notes of the last build."""
    return _listed(request, signed_in(request))


@router.post("/dokumente")
async def upload(request: Request) -> Response:
    """Take a file aside and show what would be read from it; nothing changes yet."""
    session = signed_in(request)
    office = office_of(request)
    try:
        waiting = await receive(request, session, office)
        ingested = await _read(waiting)
    except UnreadableFile as error:
        office.records.note("Hochladen", outcome=f"abgelehnt: {error}")
        return _listed(request, session, HttpError(422, "unreadable_file", str(error)))
    office.records.note("Hochladen", waiting.target, f"{len(ingested.passages)} Abschnitte gelesen")
    return _preview(request, session, waiting, ingested)


@router.post("/dokumente/uebernehmen")
async def accept(request: Request) -> Response:
    """Put the upload into the corpus, or drop it."""
    session = signed_in(request)
    form = await read_form(request)
    check_form(request, session, form)
    office = office_of(request)
    waiting = office.shelf.waiting(form.get("ticket", [""])[0])
    if form.get("tun", [""])[0] != "uebernehmen":
        office.shelf.drop(waiting)
        office.records.note("Hochladen", waiting.target, "verworfen")
        return go(request, "/dokumente?getan=verworfen")
    replaced = await run_sync(office.shelf.accept, waiting)
    office.records.note("Ersetzt" if replaced else "Hinzugefügt", waiting.target)
    return go(request, "/dokumente?getan=uebernommen")


@router.api_route("/dokumente/ansehen", methods=["GET", "HEAD"])
async def view(request: Request) -> Response:
    """What is read from a file that lies in the corpus."""
    session = signed_in(request)
    office = office_of(request)
    file = request.query_params.get("datei", "")
    path = office.shelf.path(file)
    try:
        ingested = await run_sync(ingest_file, path, office.settings.corpus, _words)
    except UnreadableFile as error:
        return _listed(request, session, HttpError(422, "unreadable_file", f"{file}: {error}"))
    return _preview(request, session, None, ingested)


@router.api_route("/dokumente/entfernen", methods=["GET", "HEAD"])
async def ask_to_remove(request: Request) -> HTMLResponse:
    """Ask before removing, since there are no scripts to do it."""
    session = signed_in(request)
    file = request.query_params.get("datei", "")
    office_of(request).shelf.path(file)
    return show(request, session, "entfernen", {"file": file})


@router.post("/dokumente/entfernen")
async def remove(request: Request) -> Response:
    """Move a document to the bin; answers change with the next build."""
    session = signed_in(request)
    form = await read_form(request)
    check_form(request, session, form)
    office = office_of(request)
    file = form.get("datei", [""])[0]
    await run_sync(office.shelf.remove, file)
    office.records.note("Entfernt", file)
    return go(request, "/dokumente?getan=entfernt")


def _listed(request: Request, session: Session, problem: HttpError | None = None) -> HTMLResponse:
    office = office_of(request)
    assistant = service_of(request).assistant
    live = {document.file: document for document in assistant.documents()} if assistant.version else {}
    values = {
        "files": office.shelf.files(),
        "folders": office.shelf.folders(),
        "live": live,
        "notes": _notes(office),
        "problem": problem,
        "limit": office.settings.upload_limit,
        "replaces": request.query_params.get("ersetzen", ""),
    }
    return show(request, session, "dokumente", values, problem.status if problem else 200)


def _preview(request: Request, session: Session, waiting: Waiting | None, ingested: Ingested) -> HTMLResponse:
    office = office_of(request)
    values = {
        "waiting": waiting,
        "replaced": waiting is not None and waiting.target in office.shelf.files(),
        "document": ingested.document,
        "warnings": ingested.warnings,
        "passages": ingested.passages[:_SHOWN],
        "count": len(ingested.passages),
    }
    return show(request, session, "vorschau", values)


def _notes(office: Office) -> dict[str, dict[str, Any]]:
    """What the last build said about each file."""
    job = office.jobs.latest("bau")
    entries = (job.data or {}).get("files", []) if job else []
    return {entry["file"]: entry for entry in entries}


async def _read(waiting: Waiting) -> Ingested:
    return await run_sync(ingest_file, waiting.path, waiting.path.parent, _words)


def _words(text: str) -> int:
    """A token count that is close enough for a preview: German words are about 1.7 tokens."""
    return int(len(text.split()) * 1.7)
