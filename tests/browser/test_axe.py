"""axe-core on every state and look: EN 301 549, WCAG 2.2 AA and best practice, and not one finding."""

import pytest

from tests.browser.conftest import AXE, ask, ask_widget, open_widget
from tests.server import fake_assistant as fake

LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "320": {"viewport": {"width": 320, "height": 640}},
    "forced": {"forced_colors": "active"},
}
RUN = "axe.run({runOnly: ['EN-301-549', 'wcag22aa', 'best-practice']})"
TEXTS = (
    "impressum",
    "datenschutz",
    "barrierefreiheit",
    "einbinden?website=x.example",
    "leichte-sprache",
    "gebaerdensprache",
    "nix",
)


def findings(page):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(RUN)
    return [
        f"{violation['id']}: {node['html'][:120]} ({node.get('failureSummary', '')[:160]})"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_chat(context, sites, look):
    page = context(**LOOKS[look]).new_page()
    page.goto(sites["bot"])
    assert findings(page) == []
    page.get_by_role("button", name="Fragen", exact=True).click()
    assert findings(page) == []
    questions = (
        fake.STEPS,
        fake.FOLLOW_UP,
        fake.TABLE,
        fake.ONE_ROW,
        fake.UNCERTAIN,
        fake.NOT_FOUND,
        fake.PERSONAL,
        fake.MANY_SOURCES,
        fake.LONG_WORD,
        fake.ARABIC,
        fake.CHAT,
    )
    for question in questions:
        ask(page, question)
    page.get_by_text("Nein", exact=True).last.click()
    assert findings(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_other_pages(context, sites, look):
    page = context(**LOOKS[look]).new_page()
    for path in (*TEXTS, f"quelle/{fake.STEPS_PASSAGE.id}?von=70&bis=300", "?embed=1", "?lang=en&theme=dark"):
        page.goto(f"{sites['bot']}/{path}")
        assert findings(page) == [], path


@pytest.mark.parametrize("look", LOOKS)
def test_widget(context, sites, look):
    page = context(**LOOKS[look]).new_page()
    page.goto(sites["host"])
    assert findings(page) == []
    open_widget(page, sites["host"])
    assert findings(page) == []
    for question in (fake.STEPS, fake.TABLE, fake.UNCERTAIN, fake.NOT_FOUND):
        ask_widget(page, question)
    assert findings(page) == []
