"""Forms: the fields that a browser sends with one."""

from urllib.parse import parse_qs

from starlette.requests import Request

from server.web.http_errors import invalid_request

_MOST_FIELDS = 200


async def read_form(request: Request) -> dict[str, list[str]]:
    """The values of each field; raises HttpError 422 when the body is no form in UTF-8 or has too many fields."""
    try:
        return parse_qs((await request.body()).decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise invalid_request() from None
