"""The interface against its own OpenAPI document: generated requests, valid and not, checked by schemathesis."""

import schemathesis
from hypothesis import HealthCheck, Phase, settings

from server.settings import Settings
from server.web.app import create_app
from tests.server.fake_assistant import FakeAssistant

schema = schemathesis.openapi.from_asgi(
    "/openapi.json", create_app(Settings(rate_limit=0, api_docs=True), FakeAssistant())
)


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_response_is_as_described(case):
    # A question of blanks alone is valid JSON and yet no question: the schema cannot say so.
    case.call_and_validate(excluded_checks=[schemathesis.checks.CHECKS.get_one("positive_data_acceptance")])
