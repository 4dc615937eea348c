import json
import logging
import sys

from server.logs import FIELDS, JsonLines, request_id


def formatted(**values: object) -> dict[str, object]:
    record = logging.makeLogRecord(
        {"name": "wegweiser", "levelname": "INFO", "msg": "Anfrage %s", "args": ("x",), **values}
    )
    return json.loads(JsonLines().format(record))


def test_record_is_one_json_object():
    entry = formatted(**{FIELDS: {"status": 200}})
    assert (entry["message"], entry["status"], entry["level"], entry["logger"]) == (
        "Anfrage x",
        200,
        "info",
        "wegweiser",
    )
    assert entry["time"].endswith("+00:00")
    assert "request_id" not in entry


def test_request_id_is_named_while_a_request_is_handled():
    token = request_id.set("abc12345")
    try:
        assert formatted()["request_id"] == "abc12345"
    finally:
        request_id.reset(token)


def test_exception_is_named_without_its_message():
    try:
        raise ValueError("Wie beantrage ich Asyl?")
    except ValueError:
        entry = formatted(exc_info=sys.exc_info())
    assert entry["exception"] == "ValueError"
    assert "test_logs.py" in entry["at"][0]
    assert "Asyl" not in json.dumps(entry)
