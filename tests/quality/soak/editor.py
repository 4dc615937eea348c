"""An editor without a browser: signs in and uploads files through the forms of the cockpit."""

import http.client
import re
from urllib.parse import urlencode

_FORM_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')
_TICKET = re.compile(r'name="ticket" value="([0-9a-f]{16})"')
_BOUNDARY = "grenze"


class Editor:
    """One signed-in session; raises AssertionError when the server answers otherwise than it should."""

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._token = token
        self._cookie = ""

    def sign_in(self) -> None:
        """Get the session cookie."""
        status, headers, _ = self._post("/verwaltung/anmelden", {"token": self._token})
        assert status == 303, status
        self._cookie = headers["set-cookie"].split(";")[0]

    def upload_and_drop(self, name: str, content: bytes) -> None:
        """Upload, look at the preview, decide against it."""
        status, page = self.upload(name, content)
        ticket = _TICKET.search(page)
        assert status == 200, status
        assert ticket
        form = {"form_token": self.form_token(), "ticket": ticket[1], "tun": "verwerfen"}
        assert self._post("/verwaltung/dokumente/uebernehmen", form)[0] == 303

    def upload_broken(self, name: str, content: bytes) -> None:
        """Upload what cannot be read; the page has to say so."""
        status, page = self.upload(name, content)
        assert status == 422, status
        assert 'role="alert"' in page

    def upload(self, name: str, content: bytes) -> tuple[int, str]:
        """Status and page of an upload."""
        fields = {"form_token": self.form_token(), "ordner": "", "ersetzen": ""}
        parts = [
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in fields.items()
        ]
        parts.append(
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="datei"; filename="{name}"\r\n\r\n'.encode()
            + content
            + f"\r\n--{_BOUNDARY}--\r\n".encode()
        )
        body = b"".join(parts)
        status, _, page = self._request(
            "POST", "/verwaltung/dokumente", body, {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
        )
        return status, page

    def form_token(self) -> str:
        """The token that the forms of this session carry."""
        found = _FORM_TOKEN.search(self._request("GET", "/verwaltung/dokumente", b"", {})[2])
        assert found
        return found[1]

    def _post(self, path: str, form: dict[str, str]) -> tuple[int, http.client.HTTPMessage, str]:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._request("POST", path, urlencode(form).encode(), headers)

    def _request(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, http.client.HTTPMessage, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            own = {"Cookie": self._cookie, "Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
            connection.request(method, path, body, {**own, **headers})
            response = connection.getresponse()
            return response.status, response.headers, response.read().decode()
        finally:
            connection.close()
