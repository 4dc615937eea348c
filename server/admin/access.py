"""Access: signing in with the admin token, and the two checks that every page and every form goes through."""

import hashlib
import hmac
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from server.admin.office import go, office_of
from server.admin.records import SESSION_HOURS, Session
from server.web.forms import read_form
from server.web.http_errors import HttpError
from server.web.rate_limit import RateLimit
from server.web.rendering import pages_of

router = APIRouter(prefix="/verwaltung")
COOKIE = "wegweiser_verwaltung"
_ATTEMPTS = 5


def attempt_limits() -> RateLimit:
    """How many attempts to sign in a network has in a minute."""
    return RateLimit(_ATTEMPTS)


@router.api_route("/anmelden", methods=["GET", "HEAD"])
async def login_page(request: Request) -> HTMLResponse:
    """The form for the token."""
    return _login(request)


@router.post("/anmelden")
async def login(request: Request) -> Response:
    """Sign in; attempts are limited whether they succeed or not, and compared in constant time."""
    office = office_of(request)
    _same_site(request)
    try:
        office.attempts.check(request)
    except HttpError as error:
        office.records.note("Anmeldung", outcome="abgewiesen: zu viele Versuche")
        return _login(request, error)
    given = (await read_form(request)).get("token", [""])[0].strip()
    wanted = office.settings.admin_token or ""
    if not hmac.compare_digest(_digest(given), _digest(wanted)):
        office.records.note("Anmeldung", outcome="abgewiesen: falscher Schlüssel")
        return _login(request, HttpError(403, "wrong_token", "Der Zugangsschlüssel stimmt nicht."))
    office.records.note("Anmeldung", outcome="angemeldet")
    response = go(request, "")
    response.set_cookie(
        COOKIE,
        office.records.sign_in(),
        max_age=SESSION_HOURS * 3600,
        path=_cookie_path(request),
        secure=_encrypted(request),
        httponly=True,
        samesite="strict",
    )
    return response


@router.post("/abmelden")
async def logout(request: Request) -> Response:
    """End the session here and in the browser."""
    session = signed_in(request)
    check_form(request, session, await read_form(request))
    office_of(request).records.sign_out(request.cookies.get(COOKIE, ""))
    response = go(request, "/anmelden")
    response.delete_cookie(COOKIE, path=_cookie_path(request), secure=_encrypted(request), httponly=True)
    return response


def signed_in(request: Request) -> Session:
    """The session of a request; raises HttpError 303 to the login page when there is none."""
    session = office_of(request).records.session(request.cookies.get(COOKIE, ""))
    if session is None:
        address = f"{request.scope.get('root_path', '')}/verwaltung/anmelden"
        raise HttpError(303, "sign_in", "Bitte melden Sie sich an.", {"Location": address})
    return session


def check_form(request: Request, session: Session, form: dict[str, list[str]]) -> None:
    """Raises HttpError 403 unless the form comes from a page of this session."""
    _same_site(request)
    if not hmac.compare_digest(form.get("form_token", [""])[0].encode(), session.form_token.encode()):
        raise HttpError(
            403, "wrong_form", "Diese Seite ist abgelaufen. Bitte laden Sie sie neu und wiederholen Sie es."
        )


def _same_site(request: Request) -> None:
    """Browsers say where a form comes from; an old one that does not must at least name our own origin.

    Because our pages send no referrer, the origin of their own forms is "null" and says nothing.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    own = site in {"same-origin", "none"} if site else origin is None or _host(origin) == request.headers.get("host")
    if not own:
        raise HttpError(403, "origin_not_allowed", "Formulare der Verwaltung nimmt nur ihre eigene Seite an.")


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _login(request: Request, problem: HttpError | None = None) -> HTMLResponse:
    status, headers = (problem.status, problem.headers) if problem else (200, {})
    values = {"problem": problem, "session": None, "page": "anmelden", "notice": None}
    return pages_of(request).response(
        request, "verwaltung/anmelden.html", values, status, {"X-Robots-Tag": "noindex", **headers}
    )


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _cookie_path(request: Request) -> str:
    return f"{request.scope.get('root_path', '')}/verwaltung"


def _encrypted(request: Request) -> bool:
    """Whether the browser speaks TLS with us or with the proxy in front of us."""
    public = office_of(request).settings.public_url or ""
    return request.url.scheme == "https" or public.startswith("https://")
