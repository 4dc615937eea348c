"""The nginx configuration of the handbook, run by a real nginx in front of a real server, both on 127.0.0.1."""

import http.client
import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.serving import server_options
from server.settings import Settings
from server.web.app import create_app
from tests.conftest import ROOT
from tests.server.fake_assistant import QUOTE, FakeAssistant
from tests.server.running import running

TOKEN = "7c1e09b5a2f84d63" * 4
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")


def configuration(folder: Path, port: int, backend: int) -> str:
    """The file of the handbook with our ports and places, without TLS."""
    text = (ROOT / "docs" / "betrieb" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};").replace(
        "127.0.0.1:8000", f"127.0.0.1:{backend}"
    )
    text = re.sub(r"^\s*ssl_\w+ .*\n", "", text, flags=re.MULTILINE)
    text = text.replace("/var/log/nginx/wegweiser.log", f"{folder}/access.log")
    paths = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;\n"
        f"events {{ worker_connections 256; }}\nhttp {{ {paths}\n{text}\n}}\n"
    )


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """Port and folder of nginx."""
    if NGINX is None:
        pytest.fail("nginx fehlt: sudo apt-get install nginx-light")
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "corpus").mkdir()
    settings = Settings(
        corpus=folder / "corpus",
        data=folder / "var",
        rate_limit=0,
        public_url="http://www.ministerium.example/fragen",
        trusted_proxies="127.0.0.1",
        admin_token=TOKEN,
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with running(create_app(settings, FakeAssistant()), server_options(settings)) as backend:
        file = folder / "nginx.conf"
        file.write_text(configuration(folder, port, backend), encoding="utf-8")
        process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(file), "-e", str(folder / "error.log")])
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, (folder / "error.log").read_text()
                time.sleep(0.05)
            yield port, folder
        finally:
            process.terminate()
            process.wait(10)


def request(port: int, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Host": "www.ministerium.example", **named})
        response = connection.getresponse()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read().decode()
    finally:
        connection.close()


def test_pages_work_below_the_path(proxy):
    port, _ = proxy
    status, headers, page = request(port, "GET", "/fragen/", Accept="text/html")
    assert status == 200
    assert headers["content-security-policy"].startswith("default-src 'none'")
    style = re.search(r'href="(\./static/app\.css[^"]*)"', page)[1]
    assert request(port, "GET", "/fragen/" + style.removeprefix("./"))[0] == 200
    status, _, page = request(port, "GET", "/fragen/quelle/leitfaden:0", Accept="text/html")
    assert status == 200
    assert 'href="../static/app.css' in page
    assert request(port, "GET", "/fragen")[1]["location"].endswith("/fragen/")


def test_questions_are_answered_and_other_bodies_refused(proxy):
    port, _ = proxy
    body = json.dumps({"question": QUOTE}).encode()
    status, _, text = request(port, "POST", "/fragen/api/ask", body, Content_Type="application/json")
    assert (status, json.loads(text)["status"]) == (200, "answered")
    assert request(port, "POST", "/fragen/api/ask", body, Content_Type="text/plain")[0] == 415
    assert request(port, "POST", "/fragen/api/ask", b"x" * 300_000, Content_Type="application/json")[0] == 413


def test_own_page_may_ask_by_its_origin(proxy):
    port, _ = proxy
    body = json.dumps({"question": QUOTE}).encode()
    own = {"Content_Type": "application/json", "Origin": "http://www.ministerium.example"}
    assert request(port, "POST", "/fragen/api/ask", body, **own)[0] == 200
    assert request(port, "POST", "/fragen/api/ask", body, **{**own, "Origin": "https://boese.example"})[0] == 403


def test_stream_arrives_below_the_path(proxy):
    port, _ = proxy
    body = json.dumps({"stream": True, "messages": [{"role": "user", "content": QUOTE}]}).encode()
    _, _, text = request(port, "POST", "/fragen/v1/chat/completions", body, Content_Type="application/json")
    assert text.rstrip().endswith("data: [DONE]")
    assert "http://www.ministerium.example/fragen/dokumente/" in text


def test_cockpit_signs_in_below_the_path(proxy):
    port, _ = proxy
    status, headers, _ = request(port, "GET", "/fragen/verwaltung", Accept="text/html")
    assert (status, headers["location"]) == (303, "/fragen/verwaltung/anmelden")
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    status, headers, _ = request(port, "POST", "/fragen/verwaltung/anmelden", f"token={TOKEN}".encode(), **form)
    assert (status, headers["location"]) == (303, "/fragen/verwaltung")
    assert "Path=/fragen/verwaltung;" in headers["set-cookie"]
    cookie = headers["set-cookie"].split(";")[0]
    assert request(port, "GET", "/fragen/verwaltung", Cookie=cookie)[0] == 200


def test_figures_stay_inside_and_the_log_names_nobody(proxy):
    port, folder = proxy
    assert request(port, "GET", "/fragen/metrics")[0] == 404
    request(port, "GET", "/fragen/?q=Bekomme+ich+Asyl")
    time.sleep(0.1)
    log = (folder / "access.log").read_text()
    assert " GET 200 " in log
    for private in ("Asyl", "127.0.0.1", "/fragen"):
        assert private not in log


def test_flood_is_refused_by_the_proxy(proxy):
    port, _ = proxy
    body = json.dumps({"question": QUOTE}).encode()
    codes = [request(port, "POST", "/fragen/api/ask", body, Content_Type="application/json")[0] for _ in range(40)]
    assert set(codes) == {200, 429}
