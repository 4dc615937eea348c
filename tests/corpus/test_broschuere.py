"""The brochure: a tagged, readable, rebuildable PDF whose every fact number has a source."""

import ctypes
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
import yaml

BROCHURE = Path(__file__).parents[2] / "corpus" / "broschuere"
PDF = BROCHURE / "handreichung-kommunales-integrationsmanagement.pdf"
SOURCE = BROCHURE / "_quelle"
CHAPTERS = sorted((SOURCE / "kapitel").glob("*.typ"))


@pytest.fixture(scope="module")
def pdf():
    document = pdfium.PdfDocument(PDF)
    yield document
    document.close()


@pytest.fixture(scope="module")
def texts(pdf):
    found = []
    for index in range(len(pdf)):
        page = pdf[index]
        text_page = page.get_textpage()
        found.append(text_page.get_text_range())
        text_page.close()
        page.close()
    return found


def fact_numbers(text):
    """Fact numbers of a text as integers; "F073–F076" counts as four."""
    found = set()
    for first, last in re.findall(r"F(\d{3})(?:–F(\d{3}))?", text):
        found.update(range(int(first), int(last or first) + 1))
    return found


def words(text):
    return re.findall(r"\w+", re.sub(r"[\ufffe\x02]\s*", "", text))


def test_is_tagged_pdf_ua_in_german(pdf):
    assert raw.FPDFCatalog_IsTagged(pdf)
    data = PDF.read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert re.search(rb"/Lang\s*\(de", data)
    assert "Integrationsmanagement" in pdf.get_metadata_value("Title")


@pytest.mark.parametrize("wanted", ["H1", "H2", "P", "L", "LI", "Table", "TH", "TD", "Note", "Figure"])
def test_structure_tree_knows(pdf, wanted):
    assert wanted in structure_types(pdf)


def structure_types(pdf):
    found = set()
    for index in range(len(pdf)):
        page = pdf[index]
        tree = raw.FPDF_StructTree_GetForPage(page)
        stack = [raw.FPDF_StructTree_GetChildAtIndex(tree, i) for i in range(raw.FPDF_StructTree_CountChildren(tree))]
        while stack:
            element = stack.pop()
            if not element:
                continue
            buffer = ctypes.create_string_buffer(64)
            raw.FPDF_StructElement_GetType(element, buffer, 64)
            found.add(buffer.raw.decode("utf-16-le").split("\0")[0])
            children = raw.FPDF_StructElement_CountChildren(element)
            stack.extend(raw.FPDF_StructElement_GetChildAtIndex(element, i) for i in range(children))
        raw.FPDF_StructTree_Close(tree)
        page.close()
    return found


def test_front_matter_is_roman_and_differs_from_the_page_index(pdf):
    labels = [pdf.get_page_label(index) for index in range(len(pdf))]
    assert 48 <= len(labels) <= 64
    assert labels[:8] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"]
    assert labels[8:] == [str(number) for number in range(1, len(labels) - 7)]


def test_printed_page_number_is_the_label(pdf, texts):
    for index in (3, 8, 20, 40):
        assert (
            texts[index].split()[-1] == pdf.get_page_label(index) or pdf.get_page_label(index) in texts[index].split()
        )


def test_outline_names_all_chapters(pdf):
    titles = [entry.get_title() for entry in pdf.get_toc() if entry.level == 0]
    for chapter in (
        "Fahrplan zur Gesamtkonzeption",
        "Integrationsmonitoring Schritt für Schritt",
        "Glossar",
        "Quellen",
    ):
        assert any(chapter in title for title in titles), titles


def test_text_is_extractable_on_every_content_page(texts):
    assert all(len(text) > 300 for text in texts[8:])
    assert not any("\ufffd" in text for text in texts)
    assert len(words(" ".join(texts))) > 18_000


def test_lines_are_hyphenated(texts):
    assert sum(text.count("\ufffe") + text.count("\x02") for text in texts) > 100


def test_every_font_is_embedded_and_licensed(pdf):
    names = set()
    for index in range(len(pdf)):
        page = pdf[index]
        for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
            font = raw.FPDFTextObj_GetFont(item)
            buffer = ctypes.create_string_buffer(128)
            raw.FPDFFont_GetBaseFontName(font, buffer, 128)
            names.add(buffer.value.decode().split("+")[-1])
            assert raw.FPDFFont_GetIsEmbedded(font) == 1, buffer.value
        page.close()
    files = {path.stem for path in (SOURCE / "schriften").glob("*.otf")}
    assert {name.removesuffix("-Identity-H") for name in names} <= files
    for family in ("sans", "serif"):
        licence = (SOURCE / "schriften" / f"LIZENZ-source-{family}.md").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_imprint_says_what_this_is(texts):
    imprint = " ".join(words(texts[3]))
    assert "Beispielkorpus keine Veröffentlichung des Ministeriums" in imprint
    assert "keine Rechtsberatung" in imprint


@pytest.mark.parametrize(
    ("lead_in", "count"),
    [
        ("So erstellen Sie ein Integrationsmonitoring in sieben Schritten:", 7),
        ("So kommen Sie in zehn Schritten zu einer integrationspolitischen Gesamtkonzeption:", 10),
        ("So beginnt die interkulturelle Öffnung in fünf Schritten:", 5),
    ],
)
def test_steps_stand_as_a_numbered_list_after_their_lead_in(texts, lead_in, count):
    text = " ".join(re.sub(r"[\ufffe\x02]\s*", "", "\n".join(texts)).split())
    assert text.count(lead_in) == 1
    after = text.split(lead_in)[1]
    positions = [after.index(f" {number}. ") for number in range(1, count + 1)]
    assert positions == sorted(positions)
    assert positions[0] < 5


def test_glossary_defines_thirty_terms_or_more():
    glossary = (SOURCE / "kapitel" / "10-glossar.typ").read_text(encoding="utf-8")
    terms = re.findall(r'#begriff\("([^"]+)"\)\[.+\.\]', glossary)
    assert len(terms) == len(set(terms)) >= 30


def test_every_fact_number_has_a_source_and_a_place():
    register = yaml.safe_load((SOURCE / "belege.yaml").read_text(encoding="utf-8"))
    used = set().union(*(fact_numbers(path.read_text(encoding="utf-8")) for path in CHAPTERS))
    assert used <= {int(number[1:]) for number in register["fakten"]}
    for fact in register["fakten"].values():
        assert fact["jahr"]
        assert all(0 <= number < len(register["quellen"]) for number in fact["quellen"])


def test_list_of_facts_is_true():
    text = (SOURCE / "fakten.md").read_text(encoding="utf-8")
    used = set().union(*(fact_numbers(path.read_text(encoding="utf-8")) for path in CHAPTERS))
    register = yaml.safe_load((SOURCE / "belege.yaml").read_text(encoding="utf-8"))
    stated = re.search(r"^Verwendet \((\d+)\): (.+)$", text, re.M)
    assert fact_numbers(stated[2]) == used
    assert int(stated[1]) == len(used)
    left_out = re.search(r"^Ausgelassen \((\d+)\)", text, re.M)
    assert int(left_out[1]) == len(register["fakten"]) - len(used)


@pytest.mark.parametrize("path", CHAPTERS[1:10], ids=lambda path: path.stem)
def test_every_section_ends_with_its_sources_or_says_practice(path):
    for section in re.split(r"^(?:==+ |#schritt\()", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        has_text = len(section.split()) > 12
        assert not has_text or "#belege(" in section or "Praxishinweis" in section or "#praxis" in section, section[:60]


def test_rebuild_gives_the_same_bytes(tmp_path):
    target = tmp_path / "neu.pdf"
    subprocess.run(
        [sys.executable, str(SOURCE / "bauen.py"), str(target)], check=True, timeout=120, capture_output=True
    )
    assert target.read_bytes() == PDF.read_bytes()


def test_sidecar_is_complete():
    meta = yaml.safe_load(PDF.with_name(PDF.name + ".meta.yaml").read_text(encoding="utf-8"))
    assert {"title", "publisher", "date", "kind", "language"} <= meta.keys()
    assert PDF.stat().st_size < 3_000_000
