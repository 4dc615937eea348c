"""A cockpit in front of the fake assistant, and an editor who is signed in."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from server.settings import Settings
from server.web.app import create_app
from tests.server.fake_assistant import FakeAssistant

TOKEN = "7c1e09b5a2f84d63" * 4
FORM_TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


class Editor:
    """A client that reads the form token off a page before it sends a form, as a browser would."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, path: str):
        return self.client.get(f"/verwaltung{path}")

    def token(self) -> str:
        found = FORM_TOKEN.search(self.get("/protokoll").text)
        assert found
        return found[1]

    def post(self, path: str, **fields: str):
        return self.client.post(f"/verwaltung{path}", data={"form_token": self.token(), **fields})

    def upload(self, name: str, content: bytes, **fields: str):
        return self.client.post(
            "/verwaltung/dokumente",
            data={"form_token": self.token(), "ordner": "", "ersetzen": "", **fields},
            files={"datei": (name, content)},
        )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "texte").mkdir(parents=True)
    (folder / "texte" / "leitfaden.md").write_text("# Leitfaden\n\nStand: 2024-03\n\nEin Satz.\n", encoding="utf-8")
    (folder / "alt.txt").write_text("Ein alter Text mit einem Satz.\n", encoding="utf-8")
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    return folder


@pytest.fixture
def office(desk: Path, tmp_path: Path) -> Callable[..., TestClient]:
    def make(**values: object) -> TestClient:
        chosen = {"corpus": desk, "data": tmp_path / "var", "admin_token": TOKEN, "rate_limit": 0, **values}
        return TestClient(
            create_app(Settings(**chosen), FakeAssistant()), headers={"accept": "text/html"}, follow_redirects=False
        )

    return make


@pytest.fixture
def editor(office: Callable[..., TestClient]) -> Editor:
    client = office()
    assert client.post("/verwaltung/anmelden", data={"token": TOKEN}).status_code == 303
    return Editor(client)
