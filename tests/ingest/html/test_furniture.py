from selectolax.lexbor import LexborHTMLParser

from ingest.html.furniture import is_furniture, is_hidden, is_note_mark, link_density


def first(source, selector):
    return LexborHTMLParser(f"<body>{source}").css_first(selector)


def test_a_list_of_links_is_furniture_and_a_list_of_sources_is_not():
    short = "".join(f"<li><a href=/{n}>Amt {n}</a>" for n in range(6))
    long = "".join(
        f"<li><a href=/{n}>Leitfaden für die Arbeit in den Kommunen, Band {n}, Wiesbaden</a>" for n in range(6)
    )
    assert is_furniture(first(f"<ul>{short}</ul>", "ul"))
    assert not is_furniture(first(f"<ul>{long}</ul>", "ul"))


def test_names_count_only_for_small_or_linked_parts():
    assert is_furniture(first("<div class='breadcrumb'>Start / Amt</div>", "div"))
    assert not is_furniture(first(f"<div class='page-menu'>{'Ein langer Text. ' * 60}</div>", "div"))


def test_an_article_keeps_its_header():
    assert not is_furniture(first("<article><header><h1>T</h1></header></article>", "header"))
    assert is_furniture(first("<header><a href=/>Logo</a></header>", "header"))


def test_hidden_and_note_marks():
    assert is_hidden(first("<p style='visibility: hidden'>x", "p"))
    assert not is_hidden(first("<p style='font-size:0.9em'>x", "p"))
    assert is_note_mark(first("<sup><a href='#fn1'>1</a></sup>", "sup"))
    assert not is_note_mark(first("<sup>2</sup>", "sup"))
    assert link_density(first("<p>eins <a href=/>zwei</a></p>", "p")) == 0.5
