"""HTTP errors: the one place where a failure becomes a response, in German and without the input."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse


class HttpError(Exception):
    """A failure with its HTTP status, a stable code for programs and a German sentence for people."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})


def question_empty() -> HttpError:
    """422: nothing was asked."""
    return HttpError(422, "question_empty", "Die Frage ist leer. Bitte schreiben Sie, was Sie wissen möchten.")


def question_too_long(limit: int) -> HttpError:
    """422: the question exceeds the limit."""
    return HttpError(
        422,
        "question_too_long",
        f"Die Frage ist zu lang. Erlaubt sind höchstens {limit} Zeichen. Bitte kürzen Sie sie.",
    )


def invalid_request() -> HttpError:
    """422: the body is JSON but not what the interface expects."""
    return HttpError(
        422,
        "invalid_request",
        'Die Anfrage hat nicht die erwartete Form. Erwartet wird {"question": "…", "history": ["…"]} mit Texten.',
    )


def invalid_json() -> HttpError:
    """422: the body cannot be parsed."""
    return HttpError(422, "invalid_json", "Die Anfrage ist kein gültiges JSON in UTF-8. Bitte prüfen Sie den Aufruf.")


def body_too_large(limit: int) -> HttpError:
    """413: more bytes than any question needs."""
    return HttpError(
        413, "body_too_large", f"Die Anfrage ist zu groß. Erlaubt sind höchstens {limit // 1024} Kilobyte."
    )


def file_too_large(limit: int) -> HttpError:
    """413: an upload beyond ``limit`` bytes."""
    return HttpError(413, "file_too_large", f"Die Datei ist größer als {limit // 2**20} MB (WEGWEISER_UPLOAD_LIMIT).")


def too_slow() -> HttpError:
    """408: the body did not arrive in time."""
    return HttpError(408, "timeout", "Die Anfrage kam zu langsam an. Bitte senden Sie sie noch einmal.")


def unsupported_media_type() -> HttpError:
    """415: the interface takes JSON only."""
    return HttpError(
        415, "unsupported_media_type", "Die Schnittstelle nimmt nur JSON an (Content-Type: application/json)."
    )


def origin_not_allowed() -> HttpError:
    """403: a website that is not on the operator's list asks."""
    return HttpError(
        403,
        "origin_not_allowed",
        "Diese Website darf keine Fragen stellen. Der Betreiber kann sie mit WEGWEISER_EMBED_ORIGINS freigeben.",
    )


def too_many_requests(seconds: int) -> HttpError:
    """429: more questions than the limit allows; ``seconds`` until the next one."""
    return HttpError(
        429,
        "too_many_requests",
        f"Es kamen zu viele Fragen in kurzer Zeit. Bitte versuchen Sie es in {seconds} Sekunden noch einmal.",
        {"Retry-After": str(seconds)},
    )


def busy() -> HttpError:
    """503: more questions or connections than are served at once."""
    return HttpError(
        503,
        "busy",
        "Gerade fragen sehr viele. Bitte versuchen Sie es in einigen Sekunden noch einmal.",
        {"Retry-After": "5"},
    )


def no_index() -> HttpError:
    """503: there is nothing to answer from yet."""
    return HttpError(
        503,
        "no_index",
        "Die Auskunft ist noch nicht bereit: Der Index fehlt. Bitte versuchen Sie es später noch einmal; "
        "der Betreiber baut ihn mit „wegweiser index build“.",
        {"Retry-After": "60"},
    )


def internal_error() -> HttpError:
    """500: something that should not happen."""
    return HttpError(
        500, "internal_error", "Es ist ein Fehler aufgetreten. Bitte versuchen Sie es in einigen Minuten noch einmal."
    )


def from_status(status: int) -> HttpError:
    """The error for a bare HTTP status raised by the framework (unknown path, wrong method …)."""
    known = {
        400: invalid_json(),
        404: HttpError(404, "not_found", "Diese Adresse gibt es nicht. Bitte beginnen Sie auf der Startseite."),
        405: HttpError(405, "method_not_allowed", "Diese Adresse nimmt diese Art von Anfrage nicht an."),
        413: HttpError(413, "body_too_large", "Die Anfrage ist zu groß."),
        415: unsupported_media_type(),
    }
    if status in known:
        return known[status]
    phrase = HTTPStatus(status).phrase.lower().replace(" ", "_")
    return HttpError(status, phrase, "Die Anfrage konnte nicht bearbeitet werden.")


def json_error(error: HttpError) -> JSONResponse:
    """The contract's error body: ``{"error": {"code": …, "message": …}}``."""
    return JSONResponse(
        {"error": {"code": error.code, "message": error.message}},
        status_code=error.status,
        headers={"Cache-Control": "no-store", **error.headers},
    )
