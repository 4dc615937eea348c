"""A real browser, a real server in front of the fake assistant, and a host website of another origin."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from server.asking import Feedback
from server.settings import Settings
from server.web.app import create_app
from tests.server.fake_assistant import PURPOSE, FakeAssistant

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
STRICT = (
    "default-src 'none'; script-src 'self' {bot}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' {bot}; frame-src {bot}; form-action 'self'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
OWN_PAGES: dict[str, str] = {}  # what a test puts on the websites, by path, without a policy
USUAL = {"locale": "de-DE", "viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
HOW_TO_INSTALL = (
    "Chromium fehlt: sudo apt-get install chromium, oder: python -m playwright install --with-deps chromium"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(str(item.fspath)).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


class Notes:
    """Feedback kept in a list."""

    accepts = True

    def __init__(self) -> None:
        self.kept: list[Feedback] = []

    def record(self, feedback: Feedback) -> None:
        self.kept.append(feedback)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(app: object, port: int) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        if time.monotonic() > deadline:
            raise RuntimeError("the test server did not start")
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def pdf(pages: list[str]) -> bytes:
    """A small PDF with one line of text a page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, text in enumerate(pages):
        stream = f"BT /F1 11 Tf 50 700 Td ({text}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
    return body + f"{trailer}startxref\n{len(body)}\n%%EOF\n".encode()


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "texte").mkdir()
    (folder / "integration-wie-geht-das.pdf").write_bytes(pdf(["Titel", PURPOSE.text, "Anhang"]))
    (folder / "texte" / "leitfaden indikatoren.md").write_text("# Leitfaden\n", encoding="utf-8")
    (folder / "feindlich.html").write_text("<script>document.title='böse'</script><p>Text", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def notes() -> Notes:
    return Notes()


@pytest.fixture(scope="session")
def sites(corpus: Path, notes: Notes) -> Iterator[dict[str, str]]:
    """Addresses: ``bot`` (the server), ``host`` (a listed website), ``stranger`` (one that is not listed)."""
    ports = {name: free_port() for name in ("bot", "host", "stranger")}
    settings = Settings(
        corpus=corpus,
        rate_limit=0,
        title="Auskunft Integration",
        subject="Fragen Sie, was hessische Kommunen für ihr Integrationsmanagement wissen müssen.",
        operator="Hessisches Musterministerium",
        contact_name="Referat Integration",
        contact_phone="0611 32-0",
        contact_email="integration@ministerium.example",
        contact_hours="Mo–Do 9–15 Uhr",
        embed_origins=f"http://localhost:{ports['host']}",
    )
    with ExitStack() as stack:
        bot = stack.enter_context(serving(create_app(settings, FakeAssistant(), notes), ports["bot"]))
        addresses = {"bot": bot}
        for name in ("host", "stranger"):
            stack.enter_context(_website(ports[name], bot))
            addresses[name] = f"http://localhost:{ports[name]}"
        yield addresses


@contextmanager
def _website(port: int, bot: str) -> Iterator[None]:
    """A static website with a strict policy; the path names what it embeds."""
    head = "<!doctype html><html lang=de><head><meta charset=utf-8><title>Ministerium</title>"
    body = "<body><main><h1>Ministerium</h1><p>Ein Text mit einem <a href='#x'>Link</a>.</p></main>"
    widget = (
        f"<script src='{bot}/widget.js' crossorigin='anonymous' defer "
        "data-title='Fragen zur Integration' data-phone='0611 32-0'></script>"
    )
    hostile = "<link rel=stylesheet href=/feindlich.css>"
    pages = {
        "/": head + body + widget,
        "/feindlich": head + hostile + body + widget,
        "/falsche-pruefsumme": head + body + widget.replace("defer", "defer integrity='sha384-" + "A" * 64 + "'"),
        "/rahmen": head + body + f"<iframe src='{bot}/?embed=1' title='Auskunft' width=600 height=600></iframe>",
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/feindlich.css":
                content, media_type = (
                    "html{font-size:62.5%}*{color:lime!important;font-family:fantasy!important;font-size:9px!important;"
                    "text-transform:uppercase!important;line-height:3!important}button{display:none!important}",
                    "text/css",
                )
            else:
                content, media_type = pages.get(self.path, OWN_PAGES.get(self.path, head)), "text/html; charset=utf-8"
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            if self.path not in OWN_PAGES:
                self.send_header("Content-Security-Policy", STRICT.format(bot=bot))
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield
    server.shutdown()
    server.server_close()
    thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or Playwright's own; without one the tests are skipped, in CI they fail."""
    installed = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        path = installed or playwright.chromium.executable_path
        if not Path(path).exists():
            if os.environ.get("CI"):
                pytest.fail(HOW_TO_INSTALL)
            pytest.skip(HOW_TO_INSTALL)
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        reader = [
            "--disable-extensions",
            "--disable-component-extensions-with-background-pages",
        ]  # PDFs are shown by one
        chromium = playwright.chromium.launch(executable_path=path, args=arguments, ignore_default_args=reader)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a browser context; German, 1280 × 800, without motion, unless told otherwise."""
    with ExitStack() as stack:

        def make(**options: object) -> BrowserContext:
            made = browser.new_context(**{**USUAL, **options})
            made.set_default_timeout(15000)
            stack.callback(made.close)
            return made

        yield make


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    return context().new_page()


def ask(page: Page, question: str) -> None:
    """Ask on the chat page and wait for the answer."""
    before = page.locator(".turn").count()
    page.get_by_label("Ihre Frage").fill(question)
    page.get_by_role("button", name="Fragen", exact=True).click()
    page.locator(".turn").nth(before).wait_for()


def open_widget(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("wegweiser-auskunft .launch").click()


def ask_widget(page: Page, question: str) -> None:
    before = page.locator("wegweiser-auskunft .turn").count()
    page.locator("wegweiser-auskunft input").fill(question)
    page.locator("wegweiser-auskunft input").press("Enter")
    page.locator("wegweiser-auskunft .turn").nth(before).wait_for()
