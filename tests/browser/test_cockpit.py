"""An editor's day in a real browser without scripts, and no accessibility finding on any page of the cockpit."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from server.locations import embedder_of, store_of
from server.rebuild import rebuild
from server.serving import app_of, server_options
from server.settings import Settings
from server.web.app import create_app
from tests.browser.test_axe import LOOKS, findings
from tests.server.fake_assistant import FakeAssistant
from tests.server.running import running
from tests.small_corpus import FILES, QUESTIONS

TOKEN = "7c1e09b5a2f84d63" * 4
LEAFLET = (
    "# Lotsenstelle\n\nStand: 2026-01\n\n## Sprechzeiten\n\nDie Lotsenstelle im Rathaus öffnet montags um 9 Uhr.\n"
)
BUILD_MS = 90_000
PAGES = (
    *("/dokumente", "/prueffragen", "", "/dokumente/ansehen?datei=sprache.md", "/dokumente/entfernen?datei=sprache.md"),
    *("/versionen", "/luecken", "/inhalt", "/protokoll"),
)


@pytest.fixture
def cockpit(tmp_path: Path, model_directory: Path) -> Iterator[str]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in FILES.items():
        (corpus / name).write_text(text, encoding="utf-8")
    probes = [
        {
            "id": f"p{n}",
            "question": question,
            "expect": "answered",
            "targets": [{"document": document, "section": section}],
        }
        for n, (question, document, section) in enumerate(QUESTIONS)
    ]
    lines = [json.dumps(probe, ensure_ascii=False) for probe in probes]
    (corpus / "prueffragen.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    settings = Settings(
        corpus=corpus,
        data=tmp_path / "var",
        model=str(model_directory),
        admin_token=TOKEN,
        rate_limit=0,
        allowed_regressions=0,
        unanswered="questions",
    )
    rebuild(corpus, store_of(settings), embedder_of(settings))
    with running(app_of(settings), server_options(settings)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    yield context.new_page()
    context.close()


def sign_in(page: Page, cockpit: str) -> None:
    page.goto(f"{cockpit}/verwaltung")
    page.get_by_label("Zugangsschlüssel").fill(TOKEN)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("heading", level=1, name="Übersicht")).to_be_visible()


def build(page: Page, outcome: str) -> None:
    page.get_by_role("link", name="Versionen", exact=True).click()
    page.get_by_role("button", name="Neu bauen").click()
    expect(page.get_by_role("heading", level=3, name=outcome)).to_be_visible(timeout=BUILD_MS)


def answers(page: Page, cockpit: str, question: str, expected: str, *, contains: bool = True) -> None:
    """Wait until the answer is the one of the new version, which the server opens beside the old one."""
    for _ in range(60):
        page.goto(f"{cockpit}/?q={question}")
        if (expected in page.locator("main").inner_text()) is contains:
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"{question}: {expected!r} {'is missing' if contains else 'is still there'}")


@pytest.mark.model
def test_an_editors_day(cockpit: str, page: Page, tmp_path: Path) -> None:
    leaflet = tmp_path / "Merkblatt Lotsenstelle.md"
    leaflet.write_text(LEAFLET, encoding="utf-8")
    sign_in(page, cockpit)

    page.get_by_role("link", name="Dokumente", exact=True).click()
    page.get_by_label("Datei", exact=True).set_input_files(leaflet)
    page.get_by_role("button", name="Hochladen und ansehen").click()
    expect(page.get_by_text("Die Lotsenstelle im Rathaus öffnet montags um 9 Uhr.")).to_be_visible()
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.get_by_role("status")).to_contain_text("liegt jetzt im Ordner")
    build(page, "Fertig")
    expect(page.get_by_text(re.compile("1 Dokument neu; \\d+ → \\d+ Passagen")).first).to_be_visible()
    answers(page, cockpit, "Wann öffnet die Lotsenstelle im Rathaus?", "montags um 9 Uhr")

    page.goto(f"{cockpit}/verwaltung/dokumente")
    page.get_by_role("link", name="entfernen monitoring.md").click()
    page.get_by_role("button", name="Entfernen").click()
    build(page, "Angehalten: Prüffragen wurden schlechter")
    expect(page.get_by_text("entfernt: Integrationsmonitoring (monitoring.md)")).to_be_visible()
    expect(page.get_by_text("schlechter: „Wie oft erscheint der Monitoringbericht?“")).to_be_visible()
    answers(page, cockpit, "Wie oft erscheint der Monitoringbericht?", "alle zwei Jahre")

    page.goto(f"{cockpit}/verwaltung/dokumente")
    again = tmp_path / "monitoring.md"
    again.write_text(FILES["monitoring.md"], encoding="utf-8")
    page.get_by_label("Datei", exact=True).set_input_files(again)
    page.get_by_role("button", name="Hochladen und ansehen").click()
    page.get_by_role("button", name="Übernehmen").click()
    build(page, "Fertig")

    oldest = page.get_by_role("button", name=re.compile("aktivieren")).last
    oldest.click()
    expect(page.get_by_role("status")).to_contain_text("Die Version ist aktiviert")
    answers(page, cockpit, "Wann öffnet die Lotsenstelle im Rathaus?", "montags um 9 Uhr", contains=False)

    page.goto(f"{cockpit}/verwaltung/luecken")
    expect(page.get_by_text("Wann öffnet die Lotsenstelle im Rathaus?").first).to_be_visible()
    page.goto(f"{cockpit}/verwaltung/protokoll")
    for act in ("Hinzugefügt", "Entfernt", "Neubau gestartet", "Version aktiviert"):
        expect(page.get_by_role("cell", name=act).first).to_be_visible()


@pytest.mark.parametrize("look", LOOKS)
def test_pages_have_no_accessibility_findings(context, tmp_path: Path, look: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in FILES.items():
        (corpus / name).write_text(text, encoding="utf-8")
    (corpus / "prueffragen.jsonl").write_text('{"id": "p1", "question": "Was?", "expect": "not_found"}\n')
    settings = Settings(corpus=corpus, data=tmp_path / "var", admin_token=TOKEN, rate_limit=0)
    with running(create_app(settings, FakeAssistant()), server_options(settings)) as port:
        page = context(**LOOKS[look]).new_page()
        page.goto(f"http://127.0.0.1:{port}/verwaltung/anmelden")
        assert findings(page) == []
        sign_in(page, f"http://127.0.0.1:{port}")
        for path in PAGES if look in ("light", "320") else PAGES[:3]:
            page.goto(f"http://127.0.0.1:{port}/verwaltung{path}")
            assert (path, findings(page)) == (path, [])
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
