"""Originals: the documents of the corpus as files, and nothing else of the folder."""

from pathlib import PurePosixPath

from fastapi import APIRouter, Request
from starlette.responses import FileResponse

from server.web.http_errors import HttpError
from server.web.security import DOCUMENT_POLICY
from server.web.service import service_of

router = APIRouter()

TYPES = {
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".xhtml": "text/html; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".markdown": "text/plain; charset=utf-8",
    ".mdx": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".text": "text/plain; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".epub": "application/epub+zip",
}
"""Media type of every format that can be read, by the ending of the file's name."""
_SHOWN = ("application/pdf", "text/")


@router.api_route("/dokumente/{file:path}", methods=["GET", "HEAD"])
async def original(file: str, request: Request) -> FileResponse:
    """The file of a document of the index, as it lies in the corpus folder.

    Only exact names of indexed documents are served, so no path can leave the folder; what a document contains is
    never trusted: it is shown in a sandbox without scripts.
    """
    service = service_of(request)
    missing = HttpError(
        404, "document_not_found", "Dieses Dokument gibt es hier nicht (mehr). Bitte fragen Sie noch einmal."
    )
    if all(document.file != file for document in service.ready().documents()):
        raise missing
    folder = service.settings.corpus.resolve()
    path = (folder / file).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        raise missing
    media_type = TYPES.get(PurePosixPath(file).suffix.lower(), "application/octet-stream")
    return FileResponse(
        path,
        media_type=media_type,
        filename=path.name,
        content_disposition_type="inline" if media_type.startswith(_SHOWN) else "attachment",
        headers={"Content-Security-Policy": DOCUMENT_POLICY, "Cache-Control": "no-cache"},
    )
