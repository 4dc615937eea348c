"""Office: what the pages of the cockpit share, and how one of them is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from index.storage.store import Store
from server.admin.jobs import Jobs
from server.admin.records import Records, Session
from server.admin.shelf import Shelf
from server.privacy.store import PrivacyStore
from server.settings import Settings
from server.web.rate_limit import RateLimit
from server.web.rendering import pages_of


@dataclass(frozen=True, slots=True)
class Office:
    """Settings, journal, document folder, index versions, child processes and what was collected of questions."""

    settings: Settings
    records: Records
    shelf: Shelf
    store: Store
    jobs: Jobs
    kept: PrivacyStore
    attempts: RateLimit


def office_of(request: Request) -> Office:
    """The office of the app that handles a request."""
    office: Office = request.app.state.office
    return office


def show(
    request: Request, session: Session, page: str, values: Mapping[str, object], status: int = 200
) -> HTMLResponse:
    """A page of the cockpit; its forms carry the session's form token."""
    known = {"session": session, "page": page, "problem": None, "notice": request.query_params.get("getan"), **values}
    return pages_of(request).response(request, f"verwaltung/{page}.html", known, status, {"X-Robots-Tag": "noindex"})


def go(request: Request, path: str) -> RedirectResponse:
    """To another page of the cockpit after something was done (303, so that reloading does not repeat it)."""
    root = request.scope.get("root_path", "")
    return RedirectResponse(f"{root}/verwaltung{path}", status_code=303)
