"""The widget on websites of other origins: strict policies, hostile style sheets, keyboard, refusals."""

import pytest

from tests.browser.conftest import OWN_PAGES, ask_widget, open_widget
from tests.server import fake_assistant as fake

WIDGET = "wegweiser-auskunft"


@pytest.fixture
def watched(context):
    """A page that notes policy violations and requests from its first moment on."""
    page = context().new_page()
    page.add_init_script(
        "window.violations = [];"
        "document.addEventListener('securitypolicyviolation', (event) =>"
        "  window.violations.push(event.violatedDirective + ' ' + event.blockedURI));"
    )
    page.requests = []
    page.on("request", lambda request: page.requests.append(request.url))
    return page


def test_works_on_a_strict_page_without_a_violation(watched, sites):
    open_widget(watched, sites["host"])
    ask_widget(watched, fake.STEPS)
    ask_widget(watched, fake.TABLE)
    assert watched.evaluate("window.violations") == []
    own = (sites["host"], sites["bot"])
    assert [url for url in watched.requests if not url.startswith(own)] == []
    assert watched.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert watched.context.cookies() == []


def test_nothing_is_requested_before_a_question(watched, sites):
    open_widget(watched, sites["host"])
    assert [url for url in watched.requests if url.startswith(sites["bot"])] == [sites["bot"] + "/widget.js"]


def test_answer_is_complete_and_linked(watched, sites):
    open_widget(watched, sites["host"])
    ask_widget(watched, fake.STEPS)
    items = watched.locator(f"{WIDGET} .said li").all_inner_texts()
    assert [" ".join(item.split()) for item in items[:-1]] == list(fake.STEP_ITEMS[:-1])
    source = watched.locator(f"{WIDGET} .src").inner_text()
    for piece in (fake.BROCHURE.title, "Seite 12", "Oktober 2012", "2.1 Ein Monitoring aufbauen"):
        assert piece in source
    links = watched.locator(f"{WIDGET} .src a")
    assert links.nth(0).get_attribute("href").startswith(f"{sites['bot']}/quelle/")
    assert (
        links.nth(1).get_attribute("href").startswith(f"{sites['bot']}/dokumente/integration-wie-geht-das.pdf#page=2")
    )


def test_follow_up_and_clearing(watched, sites):
    open_widget(watched, sites["host"])
    ask_widget(watched, fake.STEPS)
    ask_widget(watched, fake.FOLLOW_UP)
    assert f"Bezogen auf: {fake.STEPS}" in watched.locator(f"{WIDGET} .turn").nth(1).inner_text()
    watched.locator(WIDGET).get_by_role("button", name="Verlauf löschen").click()
    assert watched.locator(f"{WIDGET} .turn").count() == 0


def test_refusal_names_topics_and_contact(watched, sites):
    open_widget(watched, sites["host"])
    ask_widget(watched, fake.NOT_FOUND)
    text = watched.locator(f"{WIDGET} .turn").inner_text()
    assert "Dazu steht nichts in den Dokumenten" in text
    assert "0611 32-0" in text
    watched.locator(WIDGET).get_by_role("button", name=fake.RELATED[0]).click()
    watched.locator(f"{WIDGET} .turn").nth(1).wait_for()


def test_small_talk_is_offered_questions_and_nobody_to_call(watched, sites):
    open_widget(watched, sites["host"])
    ask_widget(watched, fake.CHAT)
    text = watched.locator(f"{WIDGET} .turn").inner_text()
    assert "So hilft diese Auskunft weiter" in text
    assert "Zum Beispiel" in text
    assert "0611 32-0" not in text


def test_what_was_asked_stands_in_its_own_language_and_direction(watched, sites):
    open_widget(watched, sites["host"])
    ask_widget(watched, fake.ARABIC)
    asked = watched.locator(f"{WIDGET} .q .words")
    assert (asked.get_attribute("lang"), asked.get_attribute("dir")) == ("ar", "auto")
    assert asked.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_keyboard_alone(page, sites):
    page.goto(sites["host"])
    focused = "document.activeElement.shadowRoot?.activeElement?.className || document.activeElement.tagName"
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "A"
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "launch"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.id") == "q"
    page.keyboard.type(fake.QUOTE)
    page.keyboard.press("Enter")
    page.locator(f"{WIDGET} .turn").wait_for()
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.id") == "q"
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.evaluate(focused) == "launch"
    assert not page.locator(f"{WIDGET} .panel").is_visible()
    assert page.locator(f"{WIDGET} .launch").get_attribute("aria-expanded") == "false"


def test_focus_is_not_trapped(page, sites):
    open_widget(page, sites["host"])
    left = False
    for _ in range(12):
        page.keyboard.press("Tab")
        left = left or page.evaluate("document.activeElement.tagName") not in {"WEGWEISER-AUSKUNFT"}
    assert left


def test_accessibility_tree(page, sites):
    open_widget(page, sites["host"])
    ask_widget(page, fake.QUOTE)
    session = page.context.new_cdp_session(page)
    found = {}
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        properties = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", [])}
        found.setdefault(node["role"]["value"], []).append((node.get("name", {}).get("value"), properties))
    assert found["log"][0][1]["live"] == "polite"
    assert found["status"][0][1]["atomic"] is True
    name, properties = found["dialog"][0]
    assert name == "Fragen zur Integration"
    assert not properties.get("modal", False)


def test_one_announcement_for_each_answer(page, sites):
    open_widget(page, sites["host"])
    page.evaluate(
        """(name) => {
          window.announced = [];
          const log = document.querySelector(name).shadowRoot.querySelector("[role=log]");
          new MutationObserver((records) => {
            for (const record of records) window.announced.push(record.addedNodes.length);
          }).observe(log, { childList: true, subtree: true, characterData: true });
        }""",
        WIDGET,
    )
    ask_widget(page, fake.STEPS)
    assert page.evaluate("window.announced") == [1]


@pytest.mark.parametrize("selector", [".launch", ".panel h2", ".human", ".panel label"])
def test_hostile_style_sheet_changes_nothing(page, sites, selector):
    wanted = ("color", "fontFamily", "fontSize", "lineHeight", "textTransform", "display")
    looks = []
    for path in ("/", "/feindlich"):
        open_widget(page, sites["host"] + path)
        looks.append(
            page.locator(f"{WIDGET} {selector}").first.evaluate(
                "(node, names) => names.map((name) => getComputedStyle(node)[name])", list(wanted)
            )
        )
    assert looks[0] == looks[1]


def test_unlisted_website_is_told_so(watched, sites):
    open_widget(watched, sites["stranger"])
    ask_widget(watched, fake.STEPS)
    text = watched.locator(f"{WIDGET} .turn").inner_text()
    assert "nicht freigegeben" in text
    assert "0611 32-0" in text


def test_dead_server_is_said(page, sites):
    open_widget(page, sites["host"])
    page.route("**/api/ask", lambda route: route.abort())
    page.route("**/widget.js", lambda route: route.abort())
    ask_widget(page, fake.STEPS)
    assert "gerade nicht erreichbar" in page.locator(f"{WIDGET} .turn").inner_text()


def test_wrong_hash_leaves_the_website_alone(page, sites):
    page.goto(sites["host"] + "/falsche-pruefsumme")
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").inner_text() == "Ministerium"
    assert page.locator(WIDGET).count() == 0


def test_script_in_an_answer_stays_text(watched, sites):
    alarms = []
    watched.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    open_widget(watched, sites["host"])
    ask_widget(watched, fake.HOSTILE)
    assert fake.SCRIPT in watched.locator(f"{WIDGET} .said").inner_text()
    assert watched.locator(f"{WIDGET} img").count() == 0
    assert alarms == []


def test_addresses_outside_the_server_are_not_linked(page, sites):
    open_widget(page, sites["host"])
    page.route(
        "**/api/ask",
        lambda route: route.fulfill(
            headers={"Access-Control-Allow-Origin": sites["host"]},
            json={
                "status": "answered",
                "kind": "quote",
                "parts": [{"text": "Text.", "source": 1}],
                "related": [],
                "sources": [
                    {
                        "number": 1,
                        "title": "T",
                        "section": [],
                        "url": "javascript:alert(1)",
                        "file_url": "https://fremd.example/x.pdf",
                    }
                ],
            },
        ),
    )
    ask_widget(page, fake.STEPS)
    hrefs = page.locator(f"{WIDGET} .turn a").evaluate_all("(nodes) => nodes.map((node) => node.href)")
    assert [href for href in hrefs if not href.startswith(sites["bot"])] == []


def test_fills_a_small_screen_without_sideways_scrolling(context, sites):
    page = context(viewport={"width": 320, "height": 256}).new_page()
    open_widget(page, sites["host"])
    ask_widget(page, fake.LONG_WORD)
    panel = page.locator(f"{WIDGET} .panel")
    assert panel.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert page.locator(f"{WIDGET} .launch").is_hidden()


def test_frame_is_shown_to_listed_websites_only(context, sites):
    page = context().new_page()
    page.goto(sites["host"] + "/rahmen")
    frame = page.frame_locator("iframe")
    frame.get_by_label("Ihre Frage").fill(fake.QUOTE)
    frame.get_by_role("button", name="Fragen", exact=True).click()
    frame.locator(".turn--answered").wait_for()
    page.goto(sites["stranger"] + "/rahmen")
    page.wait_for_load_state("networkidle")
    assert page.frame_locator("iframe").locator(".ask").count() == 0


def test_attributes_set_title_colour_language_and_side(page, sites):
    script = f"<script src='{sites['bot']}/widget.js' crossorigin defer"
    more = "data-title='Ask us' data-lang=en data-color='#ffdd00' data-position=left data-email=a@b.example"
    OWN_PAGES["/angepasst"] = f"<!doctype html><html lang=de><title>x</title><main>{script} {more}></script></main>"
    open_widget(page, sites["host"] + "/angepasst")
    launch = page.locator(f"{WIDGET} .launch")
    assert launch.inner_text() == "Ask us"
    style = "(node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]"
    assert launch.evaluate(style) == ["rgb(255, 221, 0)", "rgb(0, 0, 0)"]  # black on a light colour
    assert launch.bounding_box()["x"] < 100
    assert page.locator(f"{WIDGET} label").inner_text() == "Your question"
    ask_widget(page, fake.NOT_FOUND)
    assert page.locator(f"{WIDGET} a[href='mailto:a@b.example']").is_visible()
