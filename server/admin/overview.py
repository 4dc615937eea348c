"""Overview: how things stand, and the journal."""

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from server.admin.access import signed_in
from server.admin.office import office_of, show
from server.rebuild import freshness
from server.web.service import service_of

router = APIRouter(prefix="/verwaltung")


@router.api_route("", methods=["GET", "HEAD"])
async def overview(request: Request) -> HTMLResponse:
    """The live version, whether it is up to date, and what waits for an editor."""
    session = signed_in(request)
    office = office_of(request)
    assistant = service_of(request).assistant
    manifests = {manifest.version: manifest for manifest in await run_sync(office.store.list)}
    live = manifests.get(office.store.current() or "")
    state = await run_sync(freshness, office.settings.corpus, office.store, live.model) if live else None
    return show(
        request,
        session,
        "uebersicht",
        {
            "live": live,
            "answering": assistant.version,
            "state": state.value if state else "missing",
            "job": office.jobs.latest("bau"),
            "building": office.store.building(),
            "files": len(office.shelf.files()),
            "questions": len(office.kept.questions()),
            "topics": office.kept.topics()[:8],
        },
    )


@router.api_route("/protokoll", methods=["GET", "HEAD"])
async def journal(request: Request) -> HTMLResponse:
    """Every act, newest first."""
    session = signed_in(request)
    return show(request, session, "protokoll", {"acts": office_of(request).records.journal()})
