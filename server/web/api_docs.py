"""API docs: the OpenAPI document as a page of our own, without scripts and without anybody else's server."""

import json

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from server.web.rendering import pages_of

router = APIRouter()


@router.api_route("/docs", methods=["GET", "HEAD"])
async def docs(request: Request) -> HTMLResponse:
    """Every address of the interface with its fields, an example and its errors."""
    document = request.app.openapi()
    return pages_of(request).response(
        request, "api.html", {"document": document, "example": _example(document), "title_of": _title}
    )


def _example(document: dict[str, object]) -> dict[str, str]:
    """The first example of each schema that has one, as indented JSON."""
    components = document.get("components")
    schemas = components.get("schemas", {}) if isinstance(components, dict) else {}
    return {
        name: json.dumps(schema["examples"][0], ensure_ascii=False, indent=1)
        for name, schema in schemas.items()
        if schema.get("examples")
    }


def _title(content: dict[str, dict[str, dict[str, str]]] | None) -> str:
    """The name of the schema a body refers to; empty when it refers to none."""
    schema = (content or {}).get("application/json", {}).get("schema", {})
    return schema.get("$ref", "").rsplit("/", 1)[-1]
