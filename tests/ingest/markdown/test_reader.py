import pytest

from ingest.errors import UnreadableFile
from ingest.markdown.reader import read_markdown
from tests.ingest.outline import outline


@pytest.fixture
def read(tmp_path):
    def file(source, name="text.md"):
        path = tmp_path / name
        path.write_text(source, encoding="utf-8")
        return read_markdown(path)

    return file


def test_front_matter_gives_the_citation(read):
    page = read(
        "---\ntitel: Leitfaden\nherausgeber: Amt\nstand: 2024-05\nkennung: leit\nart:"
        " Leitfaden\ntags: [a]\n---\n# H\n\nText."
    )
    assert (page.title, page.publisher, page.date, page.id, page.kind) == (
        "Leitfaden",
        "Amt",
        "2024-05",
        "leit",
        "Leitfaden",
    )


def test_broken_front_matter_is_a_warning(read):
    page = read("---\ntitel: [offen\n---\n# Kurse\n\nText.")
    assert page.title == "Kurse"
    assert "YAML" in page.warnings[0]


def test_nested_lists_setext_headings_tables_and_code(read):
    page = read(
        "Titel\n=====\n\n1. eins\n   - innen\n2) zwei\n\n| A | B |\n|---|---|\n| x \\| y | 1"
        " |\n\n```\n# kein Titel\n```\n"
    )
    assert outline(page.blocks) == [
        "# Titel",
        "1.| eins",
        "  •| innen",
        "2)| zwei",
        "! A | B",
        "| x | y | 1",
        "# kein Titel",
    ]


def test_wrapped_lines_are_one_sentence_and_typed_items_a_list(read):
    page = read("Der Kurs\nbeginnt im Mai.\n\na) Antrag\nb) Ausweis\n")
    assert outline(page.blocks) == ["Der Kurs beginnt im Mai.", "a)| Antrag", "b)| Ausweis"]


def test_html_and_mdx_inside(read):
    page = read(
        'import X from "x"\n\n<Hinweis art="info">\n\nDas ist **wichtig**.\n\n</Hinweis>\n\n<p>Ein Absatz.</p>\n',
        "a.mdx",
    )
    assert outline(page.blocks) == ["Das ist wichtig.", "Ein Absatz."]


def test_footnotes_follow_as_paragraphs(read):
    page = read("Ein Satz[^1] geht weiter.\n\n[^1]: Die Fußnote.\n")
    assert outline(page.blocks) == ["Ein Satz geht weiter.", "Die Fußnote."]


def test_a_footnote_stays_in_the_section_that_refers_to_it(read):
    page = read(
        "# Eins\n\n- Punkt[^b]\n- Satz[^a]^[gleich hier]\n\nMehr.\n\n# Zwei\n\nText[^a].\n\n"
        "[^a]: Note A.\n\n    Ihr zweiter Absatz.\n[^b]: Note B[^c].\n[^c]: Note C.\n[^d]: Niemandes.\n"
    )
    assert outline(page.blocks) == [
        "# Eins", "•| Punkt", "•| Satz", "Note B.", "Note C.", "Note A.", "Ihr zweiter Absatz.", "gleich hier",
        "Mehr.", "# Zwei", "Text.", "Niemandes.",
    ]  # fmt: skip


def test_legal_paragraphs_keep_their_numbers(read):
    page = read("### § 5 Gebühren\n\n(1) Die Gebühr beträgt 3 €.\n\n(2) Sie ist fällig.\n")
    assert outline(page.blocks) == ["### § 5 Gebühren", "(1) Die Gebühr beträgt 3 €.", "(2) Sie ist fällig."]


def test_an_empty_file_is_refused(read):
    with pytest.raises(UnreadableFile, match="keinen Text"):
        read("---\ntitel: nichts\n---\n")
