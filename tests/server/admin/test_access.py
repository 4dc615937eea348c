import pytest
from fastapi.testclient import TestClient

from server.admin.access import COOKIE
from tests.server.admin.conftest import TOKEN

PAGES = ("", "/dokumente", "/versionen", "/luecken", "/prueffragen", "/inhalt", "/protokoll", "/dokumente/ansehen")
FORMS = (
    "/abmelden",
    "/dokumente",
    "/dokumente/uebernehmen",
    "/dokumente/entfernen",
    "/versionen/bauen",
    "/versionen/aktivieren",
    "/luecken/loeschen",
    "/prueffragen",
    "/prueffragen/loeschen",
    "/prueffragen/pruefen",
)


@pytest.mark.parametrize("path", ["", "/anmelden", "/dokumente"])
def test_without_a_token_there_is_nothing(client: TestClient, path):
    assert client.get(f"/verwaltung{path}").status_code == 404
    assert client.post(f"/verwaltung{path}", data={"token": ""}).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_strangers_are_sent_to_the_login(office, path):
    response = office().get(f"/verwaltung{path}")
    assert (response.status_code, response.headers["location"]) == (303, "/verwaltung/anmelden")


@pytest.mark.parametrize("path", FORMS)
def test_strangers_change_nothing(office, path):
    client = office()
    client.cookies.set(COOKIE, "erfunden")
    response = client.post(f"/verwaltung{path}", data={"form_token": "erfunden"})
    assert (response.status_code, response.headers["location"]) == (303, "/verwaltung/anmelden")


@pytest.mark.parametrize("path", FORMS)
def test_forms_need_the_token_of_the_session(editor, path):
    for fields in ({}, {"form_token": "falsch"}, {"form_token": "ü"}):
        assert editor.client.post(f"/verwaltung{path}", data=fields).status_code in {403, 422}


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
        {"origin": "https://boese.example"},
        {"origin": "null"},
        {"origin": "http://["},
    ],
)
def test_forms_of_other_websites_are_refused(editor, headers):
    token = editor.token()
    response = editor.client.post("/verwaltung/abmelden", data={"form_token": token}, headers=headers)
    assert response.status_code == 403
    assert editor.get("").status_code == 200


def test_form_of_a_browser_that_sends_no_referrer_is_taken(editor):
    headers = {"sec-fetch-site": "same-origin", "origin": "null"}
    assert (
        editor.client.post("/verwaltung/abmelden", data={"form_token": editor.token()}, headers=headers).status_code
        == 303
    )


def test_cookie_is_for_the_cockpit_only_and_out_of_reach_for_scripts(office):
    cookie = office().post("/verwaltung/anmelden", data={"token": TOKEN}).headers["set-cookie"]
    for attribute in ("HttpOnly", "SameSite=strict", "Path=/verwaltung", "Max-Age=28800"):
        assert attribute in cookie
    assert TOKEN not in cookie
    assert "Secure" not in cookie
    behind_tls = office(public_url="https://fragen.example/bot")
    assert "Secure" in behind_tls.post("/verwaltung/anmelden", data={"token": TOKEN}).headers["set-cookie"]


@pytest.mark.parametrize("wrong", ["", "x", TOKEN[:-1], TOKEN + "0", TOKEN.upper(), "ü" * 32])
def test_wrong_token_gets_no_session(office, wrong):
    response = office().post("/verwaltung/anmelden", data={"token": wrong})
    assert response.status_code == 403
    assert "set-cookie" not in response.headers
    assert not wrong or wrong not in response.text.replace("x", "") or wrong == "x"


def test_guessing_is_slowed_down_even_for_the_right_token(office):
    client = office()
    codes = [client.post("/verwaltung/anmelden", data={"token": f"versuch-{n}"}).status_code for n in range(6)]
    assert codes == [403] * 5 + [429]
    assert client.post("/verwaltung/anmelden", data={"token": TOKEN}).status_code == 429


def test_signing_out_ends_the_session_on_the_server(editor):
    kept = editor.client.cookies.get(COOKIE)
    assert editor.post("/abmelden").status_code == 303
    editor.client.cookies.set(COOKIE, kept, path="/verwaltung")
    assert editor.get("").status_code == 303


def test_readers_get_no_cookie(editor):
    assert "set-cookie" not in editor.client.get("/").headers


def test_journal_names_attempts_without_the_token_or_the_network(office):
    client = office()
    client.post("/verwaltung/anmelden", data={"token": "geheimer-versuch"})
    client.post("/verwaltung/anmelden", data={"token": TOKEN})
    page = client.get("/verwaltung/protokoll").text
    assert "abgewiesen: falscher Schlüssel" in page
    assert "angemeldet" in page
    for secret in ("geheimer-versuch", TOKEN, "testclient"):
        assert secret not in page
