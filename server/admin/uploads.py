"""Uploads: the one multipart form of the program, read piece by piece and never more than is allowed."""

from collections.abc import AsyncIterator

import anyio
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from ingest import UnreadableFile
from server.admin.access import check_form
from server.admin.office import Office
from server.admin.records import Session
from server.admin.shelf import Waiting
from server.web.http_errors import file_too_large, invalid_request, too_slow

_SECONDS = 600
_AROUND_THE_FILE = 16 * 1024
_PIECE = 1024 * 1024


async def receive(request: Request, session: Session, office: Office) -> Waiting:
    """The uploaded file, kept aside; the session was checked before a byte of the body is read.

    Raises HttpError 403, 408, 413 or 422, and UnreadableFile for a format that cannot be read.
    """
    limit = office.settings.upload_limit * 2**20
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > limit + _AROUND_THE_FILE:
        raise file_too_large(limit)
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await request.receive()
        received += len(message.get("body", b""))
        if received > limit + _AROUND_THE_FILE:
            raise file_too_large(limit)
        return message

    try:
        with anyio.fail_after(_SECONDS):
            async with Request(request.scope, counted).form(max_files=1, max_fields=10, max_part_size=4096) as form:
                texts = {name: [value] for name, value in form.items() if isinstance(value, str)}
                check_form(request, session, texts)
                file = form.get("datei")
                if not isinstance(file, UploadFile) or not file.filename:
                    raise UnreadableFile("Es wurde keine Datei ausgewählt.")
                replaces = texts.get("ersetzen", [""])[0]
                target = office.shelf.target(file.filename, texts.get("ordner", [""])[0], replaces)
                return await office.shelf.receive(target.rsplit("/", 1)[-1], target, _pieces(file), limit)
    except TimeoutError:
        raise too_slow() from None
    except MultiPartException:
        raise invalid_request() from None


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(_PIECE):
        yield piece
