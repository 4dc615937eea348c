"""The example corpus keeps its promises: metadata, sources, facts, own words, working links, rebuildable Word files."""

import hashlib
import importlib.util
import io
import re
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import docx
import pypdfium2
import pytest
import yaml
from docx.oxml.ns import qn
from selectolax.lexbor import LexborHTMLParser

from ingest import find_files

CORPUS = Path(__file__).parents[2] / "corpus"
SOURCES = CORPUS / "_quellen"
KEYS = {"title", "publisher", "date", "kind", "language"}
PRACTICE = {"F124", "F130", "F139", "F150", "F182", "F183"}
FACT = re.compile(r"F\d{3}")
LISTED = re.compile(
    r"- \*\*F\d{3}\*\* .+\. Quelle: (?P<origin>.+)"
    r" \((?P<year>[^()]*(?:\([^()]*\))?), (?:amtlich|sekundär|unklar)\)"
)
UNDATED = ("Presseinformation Nr. 365", "Fachwissen ohne Fundstelle")
ENTRY = re.compile(r"(?P<source>.+) \[(?P<facts>F\d{3}(?:, F\d{3})*)\]")


def documents() -> list[Path]:
    """Every file of the corpus that is read."""
    found, refused = find_files(CORPUS)
    assert not refused
    return found


DOCUMENTS = documents()
TEXTS = [path for path in DOCUMENTS if path.relative_to(CORPUS).parts[0] != "broschuere"]  # it has tests of its own
WORD_SOURCES = sorted((SOURCES / "word").glob("*.md"))


def name(path: Path) -> str:
    return path.relative_to(CORPUS).as_posix()


def metadata(path: Path) -> dict[str, str]:
    if path.suffix == ".md":
        return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])
    return yaml.safe_load(path.with_name(path.name + ".meta.yaml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Block:
    """A heading, a source line or any other piece of text, in reading order."""

    kind: str
    text: str


def blocks(path: Path) -> list[Block]:
    if path.suffix == ".html":
        found = html_blocks(path)
    elif path.suffix == ".docx":
        found = word_blocks(path)
    elif path.suffix == ".md":
        found = markdown_blocks(path.read_text(encoding="utf-8").split("---\n", 2)[2])
    elif path.suffix == ".txt":
        found = note_blocks(path.read_text(encoding="utf-8"))
    else:
        found = markdown_blocks((SOURCES / "scan.md").read_text(encoding="utf-8"))
    return [Block("sources", b.text) if b.text.startswith("Quellen:") else b for b in found if b.text]


def markdown_blocks(text: str) -> list[Block]:
    parts = [part.strip() for part in re.split(r"\n{2,}", text)]
    return [Block("heading" if p.startswith("#") else "text", p.lstrip("# ").replace("\n", " ")) for p in parts]


def note_blocks(text: str) -> list[Block]:
    """In the plain note a heading is a line underlined with hyphens or equals signs."""
    parts = [part.strip() for part in text.split("\n\n")]
    underlined = re.compile(r"(.+)\n(=+|-+)")
    return [Block("heading" if underlined.fullmatch(p) else "text", " ".join(p.split())) for p in parts]


def html_blocks(path: Path) -> list[Block]:
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    found = tree.css_first("article").css("h1, h2, h3, p, li, dd, td, caption")
    kinds = [("heading" if node.tag in ("h1", "h2", "h3") else "text", node) for node in found]
    return [Block(kind, " ".join(node.text().split())) for kind, node in kinds]


def word_blocks(path: Path) -> list[Block]:
    found = []
    for part in docx.Document(str(path)).iter_inner_content():
        if isinstance(part, docx.table.Table):
            found += [Block("text", cell.text) for row in part.rows for cell in row.cells]
        else:
            kind = "heading" if part.style.name.startswith(("Heading", "Title")) else "text"
            found.append(Block(kind, part.text))
    return found


def words(text: str) -> list[str]:
    return re.findall(r"[a-zäöüß0-9]+", text.lower())


@pytest.fixture(scope="module")
def facts() -> dict[str, str]:
    lines = (SOURCES / "fakten.md").read_text(encoding="utf-8").splitlines()
    return {line[4:8]: line for line in lines if line.startswith("- **F")}


@pytest.fixture(scope="module")
def word_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docx", SOURCES / "build_docx.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_corpus_holds_all_formats_offices_use():
    assert {path.suffix for path in TEXTS} == {".md", ".html", ".docx", ".txt", ".pdf"}
    assert len(TEXTS) >= 15
    regions = [path.suffix for path in TEXTS if path.parent.name == "modellregionen"]
    assert sorted(regions) == [".docx", ".docx", ".html", ".html", ".md", ".md"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_metadata_is_complete(path: Path):
    data = metadata(path)
    assert data.keys() >= KEYS
    assert all(str(data[key]).strip() for key in KEYS)
    assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", str(data["date"]))  # YAML reads a full day as a date
    assert data["language"] == "de"
    assert data["publisher"] == "Projekt Wegweiser (Beispielkorpus)"


def test_texts_have_lasting_unique_identifiers():
    identifiers = [metadata(path)["id"] for path in TEXTS]
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier) for identifier in identifiers)
    assert len(identifiers) == len(set(identifiers))


def test_every_sidecar_belongs_to_a_file():
    for sidecar in CORPUS.rglob("*.meta.yaml"):
        assert sidecar.with_name(sidecar.name.removesuffix(".meta.yaml")).is_file(), sidecar


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_every_section_ends_with_its_sources(path: Path):
    found = blocks(path)
    assert any(block.kind == "sources" for block in found)
    notice = re.compile(r"\*?Text des Beispielkorpus")
    found = [block for block in found if not notice.match(block.text)]
    for before, after in pairwise([*found, Block("heading", "Ende")]):
        if after.kind == "heading":
            assert before.kind != "text", f"no sources after: {before.text[:80]}"


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_source_lines_agree_with_the_list_of_facts(path: Path, facts: dict[str, str]):
    for line in (block.text for block in blocks(path) if block.kind == "sources"):
        for entry in line.removeprefix("Quellen: ").removesuffix(".").split("; "):
            match = ENTRY.fullmatch(entry)
            assert match, entry
            for fact in FACT.findall(match["facts"]):
                listed = LISTED.fullmatch(facts[fact])
                assert listed, facts[fact]
                title, _, year = match["source"].rpartition(", ")
                if match["source"].startswith(UNDATED):
                    assert match["source"] in listed["origin"], entry
                else:
                    assert title in listed["origin"], entry
                    assert year == listed["year"], entry


def test_every_listed_fact_is_used_and_every_used_fact_listed(facts: dict[str, str]):
    used = {fact for path in TEXTS for block in blocks(path) for fact in FACT.findall(block.text)}
    assert used == facts.keys()


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_knowledge_without_a_source_is_marked_as_advice(path: Path):
    section: list[str] = []
    for block in blocks(path):
        if block.kind == "heading":
            section = []
        section.append(block.text)
        if block.kind == "sources" and PRACTICE & set(FACT.findall(block.text)):
            assert "Praxishinweis" in " ".join(section), block.text


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_no_eight_words_in_a_row_come_from_the_press_release(path: Path):
    known = set((SOURCES / "presse-8-woerter.txt").read_text(encoding="utf-8").split())
    for block in blocks(path):
        found = words(block.text)
        for start in range(len(found) - 7):
            run = " ".join(found[start : start + 8])
            assert hashlib.sha256(run.encode()).hexdigest()[:16] not in known, run


def test_the_check_for_copied_sentences_finds_one():
    known = set((SOURCES / "presse-8-woerter.txt").read_text(encoding="utf-8").split())
    run = " ".join(words("ist der Titel einer Broschüre, die der hessische"))
    assert hashlib.sha256(run.encode()).hexdigest()[:16] in known


def test_file_sizes_are_sane():
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 15_000_000
    for path in TEXTS:
        assert 500 < path.stat().st_size < 300_000, path


@pytest.mark.parametrize("path", [p for p in [*TEXTS, CORPUS / "README.md"] if p.suffix in (".md", ".html")], ids=name)
def test_links_between_files_resolve(path: Path):
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r'href="([^"]+)"|\]\(([^)\s]+)\)', text)
    for target in ("".join(pair) for pair in targets):
        if not target.startswith(("http://", "https://", "#", "mailto:")):
            assert (path.parent / target.split("#")[0]).exists(), target


def test_the_readme_says_what_this_is_and_how_to_replace_it():
    text = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert "keine Veröffentlichung eines Ministeriums" in text
    assert len(re.findall(r"^[123]\. \*\*", text, re.M)) == 3
    assert all(f"`{key}`" in text for key in {*KEYS, "id", "url"})


@pytest.mark.parametrize("source", WORD_SOURCES, ids=lambda path: path.stem)
def test_word_files_are_built_from_their_texts(source: Path, word_builder: ModuleType):
    fresh, stored = (zipfile.ZipFile(f) for f in (io.BytesIO(word_builder.build(source)), word_builder.target(source)))
    assert fresh.read("word/document.xml") == stored.read("word/document.xml")
    front = yaml.safe_load(source.read_text(encoding="utf-8").split("---\n", 2)[1])
    assert {key: value for key, value in front.items() if key != "path"} == metadata(word_builder.target(source))


def test_every_word_file_has_a_source(word_builder: ModuleType):
    assert {word_builder.target(source) for source in WORD_SOURCES} == {p for p in TEXTS if p.suffix == ".docx"}


def test_word_files_use_real_structure():
    law = docx.Document(str(CORPUS / "recht" / "rechtliche-orientierung.docx"))
    styles = {paragraph.style.name for paragraph in law.paragraphs}
    assert {"Title", "Heading 1", "List Number", "List Bullet", "Quellen", "Caption"} <= styles
    merged = [cell for table in law.tables for cell in table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge"))]
    assert merged, "the comparison has merged head cells"


def test_each_numbered_list_of_a_word_file_starts_at_one():
    wetzlar = docx.Document(str(CORPUS / "modellregionen" / "wetzlar.docx"))
    numbers = {p._p.pPr.numPr.numId.val for p in wetzlar.paragraphs if p.style.name == "List Number"}
    overrides = {
        num.numId
        for num in wetzlar.part.numbering_part.element.num_lst
        if any(o.find(qn("w:startOverride")) is not None for o in num.findall(qn("w:lvlOverride")))
    }
    assert numbers
    assert numbers <= overrides


def test_the_scan_has_no_text_layer():
    pdf = pypdfium2.PdfDocument(CORPUS / "notizen" / "merkblatt-integrationslotsen-scan.pdf")
    try:
        assert len(pdf) == 1
        assert pdf[0].get_textpage().get_text_range() == ""
        assert [item.type for item in pdf[0].get_objects()] == [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    finally:
        pdf.close()


def test_the_frequent_questions_are_questions():
    tree = LexborHTMLParser((CORPUS / "fragen" / "haeufige-fragen.html").read_text(encoding="utf-8"))
    questions = [node.text() for node in tree.css("article h3")]
    assert len(questions) >= 25
    assert all(question.endswith("?") for question in questions)
