import pytest
from selectolax.lexbor import LexborHTMLParser

from ingest.html import walk
from tests.ingest.outline import outline


def page(source):
    return outline(walk(LexborHTMLParser(f"<body><h1>Pass</h1><p>Oben.</p>{source}<p>Unten.</p>"), furniture=True))


def inside(source):
    assert page(source)[:2] == ["# Pass", "Oben."]
    assert page(source)[-1] == "Unten."
    return page(source)[2:-1]


@pytest.mark.parametrize(
    "source",
    [
        "<button aria-expanded=false aria-controls=a>Kosten</button><div id=a hidden>5 Euro</div>",
        "<button data-bs-toggle=collapse data-bs-target='#a'>Kosten</button><p id=a style='display:none'>5 Euro</p>",
        "<p><a role=button href='#a'>Kosten</a></p><div id=a aria-hidden=true>5 Euro</div>",
        "<ul role=tablist><li role=tab aria-controls=a>Kosten</ul><div role=tabpanel id=a hidden>5 Euro</div>",
        "<div><ul role=tablist><li role=tab>Kosten</ul><div role=tabpanel hidden>5 Euro</div></div>",
        "<nav><button role=tab aria-controls=a>Kosten</button></nav><div id=a role=tabpanel hidden>5 Euro</div>",
        "<ul><li><button aria-expanded=false aria-controls=a>Kosten</button><div id=a hidden>5 Euro</div></ul>",
        "<button aria-controls=a aria-expanded=true>Kosten</button><div id=a><h3>Kosten</h3><p>5 Euro</div>",
    ],
)
def test_what_a_tab_or_button_opens_is_a_section_of_that_name(source):
    found = [line.replace("###", "##") for line in inside(source)]
    assert found == ["## Kosten", "5 Euro", "//"]


def test_a_heading_that_holds_the_button_stays_and_holds_the_headings_inside():
    source = "<h4><button aria-controls=a>Kosten</button></h4><div id=a hidden><h3>Kinder</h3><p>5 Euro</p></div>"
    assert inside(source) == ["#### Kosten", "##### Kinder", "5 Euro", "////"]


def test_a_heading_that_is_the_tab_stays_where_it_is():
    source = (
        "<div role=tablist><h4 role=tab aria-controls=a>Kosten</h4><div id=a role=tabpanel hidden>5 Euro</div></div>"
    )
    assert inside(source) == ["#### Kosten", "5 Euro", "////"]
    assert inside(source.replace(" aria-controls=a", "")) == ["#### Kosten", "5 Euro"]


def test_a_panel_in_a_panel_is_opened_too():
    inner = "<button aria-controls=b aria-expanded=false>Kinder</button><div id=b hidden>5 Euro</div>"
    source = f"<button aria-controls=a aria-expanded=false>Kosten</button><div id=a hidden><p>Je Pass:</p>{inner}</div>"
    assert inside(source) == ["## Kosten", "Je Pass:", "### Kinder", "5 Euro", "//"]


def test_more_of_the_same_text_has_no_heading():
    assert inside(
        "<button aria-expanded=false aria-controls=a>Mehr anzeigen</button><div id=a hidden>5 Euro</div>"
    ) == ["5 Euro"]
    assert inside("<p hidden=until-found>5 Euro</p>") == ["5 Euro"]


def test_a_panel_with_nothing_but_furniture_has_no_heading():
    panel = "<div id=a hidden><div class=share>Im Netz empfehlen</div></div>"
    assert inside(f"<button aria-expanded=false aria-controls=a>Weitergeben</button>{panel}") == []


@pytest.mark.parametrize(
    "source",
    [
        "<div id=a hidden>Nein</div>",
        "<p>Siehe <a href='#a'>unten</a>.</p><div id=a hidden>Nein</div>",
        "<div hidden><button aria-controls=a>Auf</button></div><div id=a hidden>Nein</div>",
        "<button aria-controls=a></button><div id=a hidden>Nein</div>",
        "<button aria-controls=a>Auf</button><div id=a style='opacity:0'>Nein</div>",
        "<button aria-controls=a aria-haspopup=dialog>Auf</button><div id=a hidden>Nein</div>",
        "<header><button aria-controls=a>Menü</button></header><div id=a hidden>Nein</div>",
        "<button data-toggle=modal data-target='#a'>Auf</button><div class=modal id=a hidden>Nein</div>",
        "<div class=cookie-hint><button aria-controls=a>Auf</button><div id=a role=tabpanel hidden>Nein</div></div>",
    ],
)
def test_what_no_visitor_can_open_stays_hidden(source):
    assert "Nein" not in "".join(page(source))
