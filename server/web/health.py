"""Health: whether the process lives, whether it can answer, and its figures, for load balancers and monitoring."""

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from server.web.schema import ERRORS, ReadyModel
from server.web.service import service_of

router = APIRouter(tags=["Betrieb"])


@router.head("/health/live", include_in_schema=False)
@router.get("/health/live", responses={200: {"model": ReadyModel}})
async def live() -> JSONResponse:
    """200 as long as the process handles requests."""
    return JSONResponse({"status": "ok"})


@router.head("/health/ready", include_in_schema=False)
@router.get("/health/ready", responses={200: {"model": ReadyModel}, 503: ERRORS[503]})
async def ready(request: Request) -> JSONResponse:
    """200 with the version of the index, 503 as long as there is none."""
    assistant = service_of(request).ready()
    return JSONResponse({"status": "ok", "index": assistant.version})


@router.head("/metrics", include_in_schema=False)
@router.get("/metrics", response_class=PlainTextResponse)
async def metrics(request: Request) -> Response:
    """The figures in the text format of Prometheus; the proxy in front is to show them to the monitoring only."""
    content = await run_sync(service_of(request).metrics.exposition)
    return Response(content, media_type="text/plain; version=0.0.4; charset=utf-8")
