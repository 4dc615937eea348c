"""Service: what the request handlers share, made once by the factory."""

from dataclasses import dataclass

from starlette.requests import Request

from server.asking import Assistant, FeedbackSink
from server.metrics import Metrics
from server.settings import Settings
from server.web.assets import Assets
from server.web.http_errors import no_index
from server.web.rate_limit import RateLimit
from server.web.turns import Turns


@dataclass(frozen=True, slots=True)
class Service:
    """Settings and assistant, and the gates in front of it."""

    settings: Settings
    assistant: Assistant
    feedback: FeedbackSink
    assets: Assets
    rate_limit: RateLimit
    turns: Turns
    metrics: Metrics

    def ready(self) -> Assistant:
        """The assistant; raises HttpError 503 as long as there is no index."""
        if self.assistant.version is None:
            raise no_index()
        return self.assistant


def service_of(request: Request) -> Service:
    """The service of the app that handles a request."""
    service: Service = request.app.state.service
    return service
