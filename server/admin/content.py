"""Content: the report on what in the documents deserves an editor's look."""

from datetime import UTC, datetime

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from index.errors import SnapshotError
from index.storage.manifest import Manifest
from index.storage.snapshot import Snapshot
from server.admin.access import signed_in
from server.admin.findings import contradictions, dead_links, outdated, uncited
from server.admin.office import Office, office_of, show
from server.links import passage_url
from server.probes import read_results

router = APIRouter(prefix="/verwaltung")


@router.api_route("/inhalt", methods=["GET", "HEAD"])
async def content(request: Request) -> HTMLResponse:
    """Contradicting numbers, old documents, dead links within the corpus, documents that no probe cites."""
    session = signed_in(request)
    office = office_of(request)
    return show(request, session, "inhalt", {**await run_sync(_report, office), "passage_url": passage_url})


def _report(office: Office) -> dict[str, object]:
    years = office.settings.outdated_years
    corpus = office.settings.corpus
    links = dead_links(corpus, office.shelf.files())
    version = office.store.current()
    try:
        directory = office.store.directory(version or "")
        snapshot = Snapshot.load(directory, Manifest.read(directory).model)
    except SnapshotError:
        return {"years": years, "links": links, "version": None}
    results = read_results(directory)
    return {
        "years": years,
        "version": version,
        "links": links,
        "outdated": outdated(snapshot.documents.values(), years, datetime.now(UTC).date()),
        "contradictions": contradictions(snapshot),
        "probed": bool(results),
        "uncited": uncited(snapshot.documents.values(), results),
    }
