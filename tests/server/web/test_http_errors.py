import json

import pytest

from server.web import http_errors
from server.web.http_errors import from_status, json_error

ALL = (
    http_errors.question_empty(),
    http_errors.question_too_long(400),
    http_errors.invalid_request(),
    http_errors.invalid_json(),
    http_errors.body_too_large(16384),
    http_errors.too_slow(),
    http_errors.unsupported_media_type(),
    http_errors.origin_not_allowed(),
    http_errors.too_many_requests(7),
    http_errors.no_index(),
    http_errors.internal_error(),
)


@pytest.mark.parametrize("error", ALL, ids=lambda error: error.code)
def test_body_is_the_contracts(error):
    response = json_error(error)
    body = json.loads(response.body)
    assert body == {"error": {"code": error.code, "message": error.message}}
    assert response.status_code == error.status
    assert response.headers["cache-control"] == "no-store"


def test_codes_are_distinct():
    assert len({error.code for error in ALL}) == len(ALL)


def test_waiting_time_is_a_header_too():
    response = json_error(http_errors.too_many_requests(7))
    assert response.headers["retry-after"] == "7"


@pytest.mark.parametrize("status", [400, 404, 405, 413, 415, 418, 500])
def test_every_status_has_a_german_sentence(status):
    error = from_status(status)
    assert error.message.endswith((".", "."))
    assert error.status == (422 if status == 400 else status)
