"""The chat page: with and without JavaScript, by keyboard, and what a screen reader is told."""

import re

import pytest

from tests.browser.conftest import ask
from tests.server import fake_assistant as fake


def test_answer_appears_without_reloading(page, sites):
    page.goto(sites["bot"])
    page.evaluate("window.kept = true")
    ask(page, fake.STEPS)
    assert page.evaluate("window.kept") is True
    assert page.url == sites["bot"] + "/"  # the question is in no address
    items = page.locator(".turn .items li").all_inner_texts()
    assert [" ".join(item.split()) for item in items[:-1]] == list(fake.STEP_ITEMS[:-1])
    assert page.locator(".source h4").inner_text() == fake.BROCHURE.title
    assert "Seite 12" in page.locator(".source .meta").inner_text()
    assert "Oktober 2012" in page.locator(".source .meta").inner_text()
    assert page.locator(".source mark").inner_text().startswith(fake.STEP_LEAD)
    assert page.get_by_role("link", name="PDF auf Seite 12 öffnen").is_visible()
    assert page.title().startswith(fake.STEPS)


def test_works_without_javascript(context, sites):
    page = context(java_script_enabled=False).new_page()
    page.goto(sites["bot"])
    page.get_by_label("Ihre Frage").fill(fake.STEPS)
    page.get_by_role("button", name="Fragen", exact=True).click()
    assert page.locator(".source h4").inner_text() == fake.BROCHURE.title
    page.get_by_label("Ihre Frage").fill(fake.FOLLOW_UP)
    page.get_by_role("button", name="Fragen", exact=True).click()
    assert fake.STEPS in page.locator(".refers").inner_text()
    page.get_by_role("button", name="Nicht darauf beziehen").click()
    assert page.locator(".refers").count() == 0
    assert page.locator(".turn--needs_context").count() == 1
    page.get_by_role("link", name="Verlauf löschen").click()
    assert page.locator(".turn").count() == 0
    page.get_by_role("link", name=fake.QUOTE).click()
    assert page.locator(".turn--answered").count() == 1
    assert not page.get_by_role("button", name="Mit Fundstelle kopieren").is_visible()


def test_follow_up_can_be_detached(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.STEPS)
    ask(page, fake.FOLLOW_UP)
    assert fake.STEPS in page.locator(".turn").nth(1).locator(".refers").inner_text()
    page.get_by_role("button", name="Nicht darauf beziehen").click()
    page.locator(".turn").nth(2).wait_for()
    assert page.locator(".turn").nth(2).locator(".refers").count() == 0


def test_clearing_forgets_everything(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.STEPS)
    page.get_by_role("link", name="Verlauf löschen").click()
    assert page.locator(".turn").count() == 0
    assert page.get_by_role("heading", name="Zum Beispiel").is_visible()
    ask(page, fake.FOLLOW_UP)
    assert page.locator(".turn--needs_context").count() == 1


def test_keyboard_alone(page, sites):
    page.goto(sites["bot"])
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Zur Eingabe der Frage springen"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "frage"
    page.keyboard.type("Wie")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("so?")
    assert page.get_by_label("Ihre Frage").input_value() == "Wie\nso?"
    page.keyboard.press("Escape")
    assert page.get_by_label("Ihre Frage").input_value() == ""
    page.keyboard.type(fake.QUOTE)
    page.keyboard.press("Enter")
    page.locator(".turn").wait_for()
    assert page.evaluate("document.activeElement.id") == "frage"  # the focus stays where one writes


def test_everything_that_can_be_reached_shows_its_focus(context, sites):
    page = context().new_page()
    page.goto(sites["bot"])
    ask(page, fake.QUOTE)
    page.locator(".skip").focus()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const node = document.activeElement;
              if (node === document.body) return null;
              const box = node.getBoundingClientRect();
              const style = getComputedStyle(node);
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return {
                name: node.textContent.trim() || node.id,
                outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                uncovered: node.contains(top) || top?.contains(node) && !top.matches(".ask, .ask *"),
                tall: box.height >= 24 && box.width >= 24,
              };
            }"""
        )
        if found is None:
            break
        seen.append(found)
    assert len(seen) > 15
    assert [entry["name"] for entry in seen if not entry["outline"]] == []
    assert [entry["name"] for entry in seen if not entry["uncovered"]] == []
    assert [entry["name"] for entry in seen if not entry["tall"]] == []


def test_one_announcement_for_each_answer(page, sites):
    page.goto(sites["bot"])
    page.evaluate(
        """() => {
          window.announced = [];
          new MutationObserver((records) => {
            for (const record of records) window.announced.push(record.addedNodes.length);
          }).observe(document.getElementById("verlauf"), { childList: true, subtree: true, characterData: true });
        }"""
    )
    ask(page, fake.STEPS)
    assert page.evaluate("window.announced") == [1]
    ask(page, fake.QUOTE)
    assert page.evaluate("window.announced") == [1, 1]
    assert page.locator("[role=status]").inner_text() == ""


def test_accessibility_tree(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.QUOTE)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = {}
    for node in nodes:
        properties = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", [])}
        roles.setdefault(node["role"]["value"], []).append((node.get("name", {}).get("value"), properties))
    log = roles["log"][0]
    assert log[0] == "Fragen und Antworten"
    assert log[1]["live"] == "polite"
    assert len(roles["main"]) == 1
    assert len(roles["banner"]) == 1
    assert len(roles["contentinfo"]) == 1
    field = next(entry for entry in roles["textbox"] if entry[0] == "Ihre Frage")
    assert field[1]["required"] is True
    assert roles["article"][0][0] == f"Sie haben gefragt: {fake.QUOTE}"


def test_empty_question_is_an_error_people_notice(page, sites):
    page.goto(sites["bot"])
    page.get_by_role("button", name="Fragen", exact=True).click()
    assert page.get_by_role("alert").inner_text() == "Bitte schreiben Sie zuerst Ihre Frage."
    assert page.title().startswith("Fehler: ")
    field = page.get_by_label("Ihre Frage")
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("x")
    assert field.get_attribute("aria-invalid") is None


def test_too_long_a_question_stays_in_the_field(page, sites):
    page.goto(sites["bot"])
    page.get_by_label("Ihre Frage").fill("Wort " * 81)
    assert page.locator("#zeichen").inner_text() == "4 Zeichen zu viel."
    page.get_by_role("button", name="Fragen", exact=True).click()
    assert "4 Zeichen zu viel" in page.get_by_role("alert").inner_text()
    assert page.locator(".turn").count() == 0


def test_server_failure_is_said(page, sites):
    page.goto(sites["bot"])
    page.route("**/", lambda route: route.abort())
    page.get_by_label("Ihre Frage").fill("Was?")
    page.keyboard.press("Enter")
    page.get_by_text("Die Auskunft ist gerade nicht erreichbar").wait_for()
    assert page.get_by_label("Ihre Frage").input_value() == "Was?"  # nothing to type again


def test_copy_carries_the_sources(context, sites):
    page = context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(sites["bot"])
    ask(page, fake.STEPS)
    page.get_by_role("button", name="Mit Fundstelle kopieren").click()
    page.get_by_text("Antwort und Fundstellen sind kopiert.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(fake.STEPS)
    assert all(item in copied for item in fake.STEP_ITEMS)
    assert "[1] " + fake.BROCHURE.title in copied
    assert "/quelle/integration-wie-geht-das:2?von=0" in copied
    page.get_by_role("link", name="Link zu dieser Frage").click()
    page.get_by_text("Der Link ist kopiert.").wait_for()
    shared = page.evaluate("navigator.clipboard.readText()")
    page.goto(shared)
    assert page.locator(".turn--answered").count() == 1


def test_feedback_keeps_the_passages_and_not_the_question(page, sites, notes):
    page.goto(sites["bot"])
    ask(page, fake.QUOTE)
    page.get_by_text("Nein", exact=True).click()
    page.get_by_label("Die Angaben sind veraltet").check()
    page.get_by_role("button", name="Absenden").click()
    page.get_by_text("Vielen Dank für Ihre Rückmeldung.").wait_for()
    kept = notes.kept[-1]
    assert (kept.helpful, kept.reason, kept.passages) == (False, "veraltet", (fake.PURPOSE.id,))


def test_no_cookie_no_storage_no_third_party(page, sites):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(sites["bot"])
    ask(page, fake.STEPS)
    assert [url for url in requests if not url.startswith((sites["bot"], "data:"))] == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_language_and_theme_by_choice(context, sites):
    page = context(locale="en-GB").new_page()
    page.goto(sites["bot"])
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Deutsch").click()
    assert page.locator("html").get_attribute("lang") == "de"
    page.get_by_role("link", name="Dunkle Ansicht").click()
    assert page.locator("html").get_attribute("data-kern-theme") == "dark"
    assert "theme=dark" in page.get_by_role("link", name="Impressum").get_attribute("href")
    assert page.get_by_role("link", name="Helle Ansicht").is_visible()


@pytest.mark.parametrize("question", [fake.HOSTILE, fake.SCRIPT])
def test_script_in_question_passage_title_and_address_stays_text(page, sites, question):
    alarms = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.goto(sites["bot"])
    ask(page, question)
    page.goto(f"{sites['bot']}/?q={question}")
    page.goto(f"{sites['bot']}/quelle/{fake.HOSTILE_PASSAGE.id}?von=<script>alert(1)</script>")
    assert fake.SCRIPT in page.locator(".passage").inner_text()
    assert page.locator("a[href^='javascript']").count() == 0
    page.goto(f"{sites['bot']}/dokumente/feindlich.html")
    assert page.title() != "böse"
    page.goto(f"{sites['bot']}/{fake.SCRIPT}")
    assert alarms == []


def test_pdf_link_opens_at_the_page(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.QUOTE)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="PDF auf Seite 12 öffnen").click()
    reader = opened.value
    for _ in range(300):
        viewer = next((frame for frame in reader.frames if frame.url.startswith("chrome-extension:")), None)
        if viewer:
            break
        reader.wait_for_timeout(50)
    selector = viewer.locator("viewer-page-selector input")
    selector.wait_for()
    viewer.wait_for_function("(input) => input.value !== '1'", arg=selector.element_handle())
    assert selector.input_value() == "2"


def test_pdf_link_names_page_and_words(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.QUOTE)
    link = page.get_by_role("link", name="PDF auf Seite 12 öffnen")
    address = link.get_attribute("href")
    assert re.search(r"#page=2&search=[^&]+&phrase=true:~:text=", address)
    assert "zeigt%2C%20wie%20sich%20die" in address or "Teilhabe%20der%20Zugewanderten" in address
    response = page.request.get(sites["bot"] + "/" + address.lstrip("./").split("#")[0])
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"].startswith("inline")


def test_source_view_marks_the_quote(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.QUOTE)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Im Zusammenhang lesen").click()
    source = opened.value
    source.wait_for_load_state()
    quote = f"{fake.PURPOSE.slice(fake.PURPOSE.sentences[1])} {fake.PURPOSE.slice(fake.PURPOSE.sentences[2])}"
    assert source.locator(".passage mark").inner_text() == quote
    assert source.locator(".neighbour").count() == 2


def test_print_has_question_answer_and_addresses(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.STEPS)
    page.emulate_media(media="print")
    assert page.locator(".print-url").is_visible()
    assert page.locator(".print-url").inner_text() == f"{sites['bot']}/dokumente/integration-wie-geht-das.pdf"
    assert not page.locator(".ask").is_visible()
    assert page.locator(".asked").is_visible()


@pytest.mark.parametrize("question", [None, fake.LONG_WORD, fake.TABLE, fake.STEPS])
def test_reflow_at_400_percent(context, sites, question):
    page = context(viewport={"width": 320, "height": 256}).new_page()
    page.goto(sites["bot"])
    if question:
        ask(page, question)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".ask").evaluate("node => getComputedStyle(node).position") != "sticky"


def test_text_spacing_cuts_nothing_off(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.QUOTE)
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
            + "p{margin-bottom:2em!important}");
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    clipped = page.evaluate(
        """() => [...document.querySelectorAll("a, button, h1, h2, h3, h4, p, li")].filter((node) =>
          node.checkVisibility() && !node.matches(".vh, .kern-sr-only, .skip, h1, [class*=sr-only]")
          && node.scrollWidth > node.clientWidth + 2 && getComputedStyle(node).overflow !== "visible")
          .map((node) => node.textContent.trim().slice(0, 40))"""
    )
    assert clipped == []


def test_reduced_motion_stops_all_motion(context, sites):
    page = context().new_page()
    page.goto(sites["bot"])
    ask(page, fake.STEPS)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.evaluate("document.querySelector('section.ask').setAttribute('aria-busy', 'true')")
    page.evaluate("document.getElementById('meldung').textContent = 'x'")
    motion = page.evaluate("getComputedStyle(document.getElementById('meldung'), '::before').animationName")
    assert motion == "none"
