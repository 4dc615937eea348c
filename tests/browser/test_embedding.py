"""Embedding by following /einbinden and nothing else, on a static website of another origin."""

from tests.browser.conftest import OWN_PAGES, ask_widget
from tests.server import fake_assistant as fake

WIDGET = "wegweiser-auskunft"


def test_tag_from_the_page_works_on_another_website(page, sites):
    page.goto(sites["bot"] + "/einbinden")
    tag = page.locator("#tag-code").inner_text()
    assert 'integrity="sha384-' in tag
    site = f"<!doctype html><html lang=de><meta charset=utf-8><title>Website</title><main><h1>Website</h1>{tag}</main>"
    OWN_PAGES["/neu"] = site
    page.goto(sites["host"] + "/neu")
    page.locator(f"{WIDGET} .launch").click()
    assert not page.get_by_role("link", name="Fragen stellen").is_visible()  # the link stays for those without script
    ask_widget(page, fake.STEPS)
    assert fake.STEP_LEAD in page.locator(f"{WIDGET} .said").inner_text()


def test_tag_leaves_a_link_without_javascript(context, sites):
    page = context().new_page()
    page.goto(sites["bot"] + "/einbinden")
    tag = page.locator("#tag-code").inner_text()
    plain = context(java_script_enabled=False).new_page()
    OWN_PAGES["/ohne-skript"] = f"<!doctype html><main>{tag}"
    plain.goto(sites["host"] + "/ohne-skript")
    plain.get_by_role("link", name="Fragen stellen").click()
    assert plain.url == sites["bot"] + "/"


def test_preview_answers(page, sites):
    violations = []
    page.on("console", lambda message: violations.append(message.text) if message.type == "error" else None)
    page.goto(sites["bot"] + "/einbinden")
    page.locator(f"{WIDGET} .launch").click()
    ask_widget(page, fake.QUOTE)
    assert page.locator(f"{WIDGET} .answered").count() == 1
    assert violations == []


def test_check_says_why_a_website_would_fail(page, sites):
    page.goto(sites["bot"] + "/einbinden")
    page.get_by_label("Adresse Ihrer Website").fill(sites["stranger"])
    page.get_by_role("button", name="Prüfen").click()
    assert f"{sites['stranger']} ist nicht freigegeben" in page.locator(".findings").inner_text()
    page.get_by_label("Adresse Ihrer Website").fill(sites["host"])
    page.get_by_label("Prüfsumme aus Ihrem Tag").fill("sha384-alt")
    page.get_by_role("button", name="Prüfen").click()
    text = page.locator(".findings").inner_text()
    assert "ist freigegeben" in text
    assert "Prüfsumme im Tag passt nicht" in text
