"""Pictures of every state for people to look at; a picture is taken, nothing is compared."""

from pathlib import Path

import pytest

from tests.browser.conftest import ask, ask_widget, open_widget
from tests.server import fake_assistant as fake

FOLDER = Path("var/screenshots")
STATES = {
    "leer": None,
    "schritte": fake.STEPS,
    "zitat": fake.QUOTE,
    "definition": fake.DEFINITION,
    "liste": fake.LIST,
    "tabelle": fake.TABLE,
    "zeile": fake.ONE_ROW,
    "unsicher": fake.UNCERTAIN,
    "nicht-gefunden": fake.NOT_FOUND,
    "anderes-thema": fake.OUT_OF_SCOPE,
    "zusammenhang-fehlt": fake.NEEDS_CONTEXT,
    "einzelfall": fake.PERSONAL,
    "viele-fundstellen": fake.MANY_SOURCES,
    "feindlich": fake.HOSTILE,
    "langes-wort": fake.LONG_WORD,
}
LOOKS = {
    "hell": {},
    "dunkel": {"color_scheme": "dark"},
    "320": {"viewport": {"width": 320, "height": 700}},
    "kontrast": {"forced_colors": "active"},
}


def shoot(page, name, full=True):
    FOLDER.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size
    if full:  # the sticky form belongs to the bottom of the picture
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    page.screenshot(path=FOLDER / f"{name}.png")
    page.set_viewport_size(size)


@pytest.mark.parametrize("look", LOOKS)
def test_states(context, sites, look):
    page = context(**LOOKS[look]).new_page()
    wanted = (
        STATES
        if look == "hell"
        else {
            name: STATES[name] for name in ("leer", "schritte", "unsicher", "nicht-gefunden", "tabelle", "langes-wort")
        }
    )
    for name, question in wanted.items():
        page.goto(sites["bot"])
        if question:
            ask(page, question)
        shoot(page, f"seite-{name}-{look}")
        if name == "schritte":
            shoot(page, f"seite-{name}-{look}-fenster", full=False)


def test_conversation_and_error(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.STEPS)
    ask(page, fake.FOLLOW_UP)
    shoot(page, "seite-nachfrage")
    page.get_by_text("Nein", exact=True).last.click()
    shoot(page, "seite-rueckmeldung")
    page.get_by_role("button", name="Fragen", exact=True).click()
    shoot(page, "seite-fehler", full=False)
    page.goto(sites["bot"] + "/?lang=en")
    page.get_by_label("Your question").fill(fake.ENGLISH)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator(".turn").wait_for()
    shoot(page, "seite-englisch")
    page.goto(sites["bot"] + "/?embed=1")
    shoot(page, "rahmen", full=False)


def test_other_pages(page, sites):
    for name in (
        "barrierefreiheit",
        "datenschutz",
        "impressum",
        "einbinden",
        "leichte-sprache",
        "gebaerdensprache",
        "nix",
    ):
        page.goto(f"{sites['bot']}/{name}")
        shoot(page, f"text-{name}")
    page.goto(sites["bot"] + "/einbinden?website=https://www.fremd.example")
    shoot(page, "text-einbinden-pruefung")
    text = fake.PURPOSE.text
    at = text.index(fake.PURPOSE.slice(fake.PURPOSE.sentences[1]))
    page.goto(f"{sites['bot']}/quelle/{fake.PURPOSE.id}?von={at}&bis={at + 90}")
    shoot(page, "quelle-absatz")
    page.goto(f"{sites['bot']}/quelle/{fake.STEPS_PASSAGE.id}?von=70&bis=300")
    shoot(page, "quelle-liste")


def test_print(page, sites):
    page.goto(sites["bot"])
    ask(page, fake.STEPS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.pdf(path=FOLDER / "druck.pdf", format="A4")
    page.emulate_media(media="print")
    shoot(page, "druck")


@pytest.mark.parametrize("look", LOOKS)
def test_widget(context, sites, look):
    page = context(**LOOKS[look]).new_page()
    page.goto(sites["host"])
    shoot(page, f"widget-zu-{look}", full=False)
    open_widget(page, sites["host"])
    shoot(page, f"widget-offen-{look}", full=False)
    for name, question in (
        ("schritte", fake.STEPS),
        ("nicht-gefunden", fake.NOT_FOUND),
        ("tabelle", fake.TABLE),
        ("unsicher", fake.UNCERTAIN),
    ):
        ask_widget(page, question)
        shoot(page, f"widget-{name}-{look}", full=False)


def test_widget_where_it_may_not_ask(page, sites):
    open_widget(page, sites["stranger"])
    ask_widget(page, fake.STEPS)
    shoot(page, "widget-gesperrt", full=False)
