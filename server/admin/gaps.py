"""Gaps: what the documents did not answer, and what readers said about answers."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from server.admin.access import check_form, signed_in
from server.admin.office import go, office_of, show
from server.web.forms import read_form
from server.web.http_errors import invalid_request
from server.web.service import service_of

router = APIRouter(prefix="/verwaltung")


@router.api_route("/luecken", methods=["GET", "HEAD"])
async def gaps(request: Request) -> HTMLResponse:
    """Topics, redacted questions and feedback, as far as the operator has them collected."""
    session = signed_in(request)
    office = office_of(request)
    assistant = service_of(request).assistant
    criticised = [
        (count, assistant.passage(passage) if assistant.version else None)
        for passage, count in office.kept.criticised()[:20]
    ]
    values = {
        "topics": office.kept.topics(),
        "questions": office.kept.questions(),
        "judged": office.kept.feedback(),
        "criticised": [(count, context) for count, context in criticised if context],
    }
    return show(request, session, "luecken", values)


@router.post("/luecken/loeschen")
async def delete(request: Request) -> Response:
    """Delete a question before its time."""
    session = signed_in(request)
    form = await read_form(request)
    check_form(request, session, form)
    identity = form.get("frage", [""])[0]
    if not (identity.isascii() and identity.isdigit() and len(identity) < 10):
        raise invalid_request()
    office = office_of(request)
    office.kept.remove_question(int(identity))
    office.records.note("Gesammelte Frage gelöscht")
    return go(request, "/luecken?getan=geloescht")
