"""Versions: rebuild with progress, the diff and the gate's verdict; make another version live."""

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from index.errors import SnapshotError
from index.storage.store import Store
from server.admin.access import check_form, signed_in
from server.admin.office import go, office_of, show
from server.rebuild import rollback
from server.web.forms import read_form
from server.web.http_errors import HttpError

router = APIRouter(prefix="/verwaltung")


@router.api_route("/versionen", methods=["GET", "HEAD"])
async def versions(request: Request) -> HTMLResponse:
    """All versions, the state of the latest build, and the button that starts one."""
    return await _shown(request)


@router.post("/versionen/bauen")
async def build(request: Request) -> Response:
    """Start a build; with ``trotzdem`` it goes live although probes got worse, and journal and version say so."""
    session = signed_in(request)
    form = await read_form(request)
    check_form(request, session, form)
    office = office_of(request)
    force = form.get("trotzdem", [""])[0] == "ja"
    started = office.jobs.start("force" if force else "build")
    if started:
        office.records.note("Neubau gestartet", outcome="trotz schlechterer Prüffragen" if force else "")
    return go(request, "/versionen")


@router.post("/versionen/aktivieren")
async def activate(request: Request) -> Response:
    """Make a version live; running servers take it by themselves."""
    session = signed_in(request)
    form = await read_form(request)
    check_form(request, session, form)
    office = office_of(request)
    version = form.get("version", [""])[0]
    try:
        await run_sync(office.store.directory, version)  # an empty name would mean the version before
        await run_sync(rollback, office.store, await run_sync(_model, office.store), version)
    except SnapshotError as error:
        office.records.note("Version aktiviert", version, f"gescheitert: {error}")
        return await _shown(request, HttpError(409, "not_activated", str(error)))
    office.records.note("Version aktiviert", version)
    return go(request, "/versionen?getan=aktiviert")


def _model(store: Store) -> str:
    """The model in use: that of the live version, or of the newest readable one where the live one is damaged."""
    live = store.current()
    by_use = sorted(store.list(), key=lambda manifest: manifest.version != live)
    return by_use[0].model if by_use else ""


async def _shown(request: Request, problem: HttpError | None = None) -> HTMLResponse:
    session = signed_in(request)
    office = office_of(request)
    job = office.jobs.latest("bau")
    values = {
        "manifests": await run_sync(office.store.list),
        "current": office.store.current(),
        "left": office.store.rolled_back_from(),
        "job": job,
        "building": office.store.building(),
        "refresh": job is not None and job.running,
        "problem": problem,
    }
    return show(request, session, "versionen", values, problem.status if problem else 200)
