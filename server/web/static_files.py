"""Static files: the address of every asset, and of the widget's script."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from server.web.http_errors import from_status
from server.web.service import service_of

router = APIRouter()


@router.api_route("/static/{path:path}", methods=["GET", "HEAD"])
async def static_file(path: str, request: Request) -> Response:
    """A style sheet, script or font."""
    asset = service_of(request).assets.get(path)
    if asset is None:
        raise from_status(404)
    return asset.response(request.headers, request.query_params.get("v"))


@router.api_route("/widget.js", methods=["GET", "HEAD"])
async def widget_script(request: Request) -> Response:
    """The widget, for any website: what it may ask is decided when it asks."""
    asset = service_of(request).assets.widget
    response = asset.response(request.headers, request.query_params.get("v"))
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
