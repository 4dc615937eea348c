from selectolax.lexbor import LexborHTMLParser

from ingest.html.furniture import is_furniture, is_hidden, is_note_mark, link_density
from ingest.html.related import without_related
from ingest.html.service import is_aid


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


def test_services_of_the_page_are_furniture():
    assert is_furniture(first("<p><a href='#top'>Nach oben</a> | <a href=/p>Seite drucken</a></p>", "p"))
    assert is_furniture(first("<div><h3>War diese Seite hilfreich?</h3><button>Ja</button></div>", "div"))
    contents = "<ul><li><a href='#a'>Wer einen Pass bekommt</a></ul>"
    assert is_furniture(first(f"<div class=toc><p>Auf dieser Seite</p>{contents}</div>", "div"))
    assert not is_furniture(
        first(f"<div class=has-toc>{contents}<p>Einen Pass bekommt, wer Bürger ist.</p></div>", "div")
    )
    assert not is_furniture(first("<p><a href=/a.pdf>Antrag drucken</a></p>", "p"))
    assert not is_furniture(first("<p><a href=/a>Antrag auf Wohngeld</a></p>", "p"))
    assert not is_furniture(first("<p>Seite drucken</p>", "p"))


def test_words_for_screen_readers_only():
    assert is_aid(first("<a class=skip-link href='#c'>Zum Inhalt springen</a>", "a"))
    assert is_aid(first("<p><a href=/x>Karte <span class=sr-only>(neues Fenster)</span></a></p>", "span"))
    assert not is_aid(first("<table><tr><td><i></i><span class=sr-only>ja</span></table>", "span"))
    assert not is_aid(first("<a href='#c'>Zum Inhalt</a>", "a"))


def test_the_path_to_a_page_is_furniture_and_a_sentence_is_not():
    path = "<a href=/>Start</a> » <a href=/recht>Recht</a> » § 7"
    assert is_furniture(first(f"<div>Sie sind hier: {path}</div>", "div"))
    assert is_furniture(first(f"<p>Sie befinden sich hier: {path}</p>", "p"))
    assert not is_furniture(first("<p>Sie befinden sich hier in der Nähe der Schule.</p>", "p"))
    assert not is_furniture(first(f"<div><p>Sie sind hier: {path}</p><p>Ein Satz</p></div>", "div"))
    assert is_furniture(first("<p><a href=#>Drucken</a> <a href=#>PDF</a> <a href=#>Permalink</a></p>", "p"))
    assert not is_furniture(first("<p><a href=/a.pdf>Antrag als PDF</a></p>", "p"))


def test_related_pages_are_left_out_and_links_that_tell_something_stay():
    def left(source):
        tree = LexborHTMLParser(f"<body>{source}")
        without_related(tree)
        return " ".join(tree.body.text(separator=" ").split())

    assert left("<div><h4>Verwandte Themen</h4><ul><li><a href=/a>Pass</a></ul></div><p>Ein Satz.") == "Ein Satz."
    assert left("<div><h4>Siehe auch</h4></div><p><a href=/a>Pass</a></p><h4>Frist</h4><p>Mai") == "Frist Mai"
    assert left("<h4>Rechtsgrundlage</h4><p><a href=/a>§ 5 PassG</a></p>") == "Rechtsgrundlage § 5 PassG"
    assert left("<h4>Siehe auch</h4><p>Im <a href=/a>Pass</a> steht es.</p>") == "Siehe auch Im Pass steht es."
