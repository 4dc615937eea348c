"""Pages: the chat, the source view, feedback, and the pages the law asks for; all of it works without JavaScript."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from server.asking import FEEDBACK_REASONS, Feedback
from server.web.forms import read_form
from server.web.http_errors import HttpError, invalid_request, no_index
from server.web.question import clean_history, clean_question
from server.web.rendering import pages_of
from server.web.service import service_of

router = APIRouter()
FRAGMENT = "text/vnd.wegweiser.antwort+html"
_FIXED = ("barrierefreiheit", "datenschutz", "impressum", "leichte-sprache", "gebaerdensprache")


@router.api_route("/", methods=["GET", "HEAD"])
async def start(request: Request) -> HTMLResponse:
    """The empty chat, or with ``?q=`` the chat with that question answered (such pages are not to be indexed)."""
    asked = request.query_params.get("q")
    if asked is None:
        assistant = service_of(request).assistant
        if assistant.version is None:
            return pages_of(request).response(request, "chat.html", {**_empty_chat(), "problem": no_index()})
        values = {**_empty_chat(), "suggestions": assistant.suggestions()}
        return pages_of(request).response(request, "chat.html", values)
    return await _answered(request, asked, [])


@router.post("/")
async def ask(request: Request) -> HTMLResponse:
    """The chat with the question of the form answered; a script asks for the answer alone by its Accept header."""
    form = await read_form(request)
    return await _answered(request, form.get("question", [""])[0], form.get("history", []))


@router.api_route("/quelle/{passage_id:path}", methods=["GET", "HEAD"])
async def source(passage_id: str, request: Request) -> HTMLResponse:
    """A passage in its section; ``von`` and ``bis`` (character offsets) mark the cited stretch."""
    found = service_of(request).ready().passage(passage_id)
    if found is None:
        raise HttpError(
            404, "passage_not_found", "Diese Stelle gibt es nicht (mehr). Bitte stellen Sie Ihre Frage noch einmal."
        )
    start, end = (_offset(request.query_params.get(name)) for name in ("von", "bis"))
    if not 0 <= start < end <= len(found.passage.text):
        start = end = 0
    return pages_of(request).response(
        request,
        "source.html",
        {"found": found, "start": start, "end": end},
        headers={"X-Robots-Tag": "noindex"},
    )


@router.post("/feedback")
async def feedback(request: Request) -> HTMLResponse:
    """Take what a reader says about an answer; nothing else is kept, least of all the question."""
    service = service_of(request)
    if not service.feedback.accepts:
        raise HttpError(404, "not_found", "Rückmeldungen werden hier nicht gesammelt.")
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise HttpError(403, "origin_not_allowed", "Rückmeldungen nimmt nur die Seite der Auskunft selbst an.")
    service.rate_limit.check(request)
    form = await read_form(request)
    helpful = form.get("helpful", [""])[0]
    reason = form.get("reason", [""])[0]
    if helpful not in {"1", "0"} or reason not in {"", *FEEDBACK_REASONS}:
        raise invalid_request()
    passages = tuple(entry[:200] for entry in form.get("passage", [])[:10])
    service.feedback.record(Feedback(helpful == "1", reason or None, passages))
    return pages_of(request).response(request, "thanks.html", {})


async def fixed(request: Request) -> HTMLResponse:
    """A page of the operator: imprint, privacy, accessibility, easy language, sign language."""
    name = request.scope["path"].rsplit("/", 1)[-1]
    return pages_of(request).response(request, f"{name}.html", {})


for _name in _FIXED:
    router.add_api_route(f"/{_name}", fixed, methods=["GET", "HEAD"], name=_name, response_class=HTMLResponse)


async def _answered(request: Request, asked: str, earlier: list[str]) -> HTMLResponse:
    service = service_of(request)
    pages = pages_of(request)
    alone = FRAGMENT in request.headers.get("accept", "")
    try:
        service.rate_limit.check(request)
        limit = service.settings.question_limit
        question = clean_question(asked, limit)
        history = clean_history(earlier, limit)
        assistant = service.ready()
        answer = await service.turns.run(lambda: assistant.ask(question, history))
    except HttpError as error:
        template = "problem.html" if alone else "chat.html"
        return pages.response(request, template, {**_empty_chat(), "problem": error}, error.status, error.headers)
    contexts = {source.number: assistant.passage(source.passage) for source in answer.sources}
    values = {**_empty_chat(), "question": question, "answer": answer, "history": history, "contexts": contexts}
    template = "answer.html" if alone else "chat.html"
    return pages.response(request, template, values, headers={"X-Robots-Tag": "noindex"})


def _empty_chat() -> dict[str, object]:
    return {"question": None, "answer": None, "history": (), "problem": None, "contexts": {}, "suggestions": ()}


def _offset(raw: str | None) -> int:
    return int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) < 9 else -1
