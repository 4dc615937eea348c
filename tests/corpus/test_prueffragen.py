import json
import re
from collections import Counter
from pathlib import Path

import pytest

from ingest import ingest_folder

CORPUS = Path(__file__).parents[2] / "corpus"
FILE = CORPUS / "prueffragen.jsonl"

REQUIRED = {"id", "question", "expect", "kind", "topic", "language", "facts", "contains", "written", "origin"}
OPTIONAL = {"history", "reason", "targets"}
OUTCOMES = {"answered", "not_found", "out_of_scope", "needs_context", "personal_or_legal"}
ANSWERED_KINDS = {
    "colloquial", "comparison", "compound", "definition", "follow-up", "how-many", "how-to", "keywords", "list", "long",
    "misspelt", "no-umlauts", "table", "when", "where", "which", "who", "why", "yes-no",
}  # fmt: skip
REFUSED_KINDS = {
    "near-miss": {"not_found"},
    "out-of-scope": {"out_of_scope"},
    "insult": {"out_of_scope"},
    "manipulation": {"out_of_scope"},
    "needs-context": {"needs_context"},
    "personal": {"personal_or_legal"},
    "legal-advice": {"personal_or_legal"},
}
LANGUAGES = {"de", "en", "tr", "ar", "ru", "uk", "es"}


def load():
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


PROBES = load()
ANSWERED = [probe for probe in PROBES if probe["expect"] == "answered"]
REFUSED = [probe for probe in PROBES if probe["expect"] != "answered"]


def slug(name):
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.lower().replace(letter, plain)
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")


def document_ids():
    """The id an editor gave in the sidecar or the front matter, else the slug of the file name."""
    found = {}
    for file in sorted(CORPUS.rglob("*")):
        parts = file.relative_to(CORPUS).parts
        if not file.is_file() or file == FILE or any(part.startswith(("_", ".")) for part in parts):
            continue
        if file.name.endswith(".meta.yaml") or (len(parts) == 1 and file.stem == "README"):
            continue
        sidecar = file.with_name(file.name + ".meta.yaml")
        if sidecar.exists():
            head = sidecar.read_text(encoding="utf-8")
        elif file.suffix == ".md":
            head = file.read_text(encoding="utf-8").removeprefix("---").partition("\n---")[0]
        else:
            head = ""
        given = re.search(r"^id:\s*[\"']?([a-z0-9-]+)", head, re.MULTILINE)
        found[given.group(1) if given else slug(file.stem)] = file
    return found


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " ")).casefold()


@pytest.fixture(scope="module")
def sections():
    """Heading path and text of every section, by document, as the cutter sees the corpus."""
    found = {}
    for passage in ingest_folder(CORPUS, count_tokens=lambda text: len(text) // 4).passages:
        texts = found.setdefault(passage.document, {})
        texts[passage.heading] = f"{texts.get(passage.heading, '')} {passage.text}"
    return found


def target_texts(probe, sections):
    """Text of each target with everything below its heading; an empty section means the whole document."""
    for target in probe["targets"]:
        wanted = plain(target["section"])
        texts = [
            " ".join((*heading, text))
            for heading, text in sections.get(target["document"], {}).items()
            if wanted in plain(" › ".join(heading))
        ]
        yield target, plain(" ".join(texts)) if texts else None


def test_every_line_follows_the_schema():
    for probe in PROBES:
        keys = set(probe)
        assert keys >= REQUIRED, (probe["id"], REQUIRED - keys)
        assert keys <= REQUIRED | OPTIONAL, (probe["id"], keys - REQUIRED - OPTIONAL)
        assert probe["expect"] in OUTCOMES, probe["id"]
        assert probe["language"] in LANGUAGES, probe["id"]
        assert probe["written"] in {"before", "after"}, probe["id"]
        assert probe["origin"] in {"fragen-dev", "pruefung"}, probe["id"]
        assert probe["question"].strip() == probe["question"] != "", probe["id"]
        assert all(isinstance(earlier, str) and earlier for earlier in probe.get("history", [])), probe["id"]
        assert all(re.fullmatch(r"F(?!000)[0-3]\d\d", fact) for fact in probe["facts"]), probe["id"]
        assert all(0 < int(fact[1:]) <= 305 for fact in probe["facts"]), probe["id"]
        assert all(isinstance(text, str) and text.strip() for text in probe["contains"]), probe["id"]


def test_ids_are_unique():
    assert not [name for name, count in Counter(probe["id"] for probe in PROBES).items() if count > 1]


def test_questions_are_unique():
    keys = Counter((plain(probe["question"]), *probe.get("history", [])) for probe in PROBES)
    assert not [key for key, count in keys.items() if count > 1]


def test_there_are_enough_questions_and_refusals():
    near_misses = [probe for probe in REFUSED if probe["kind"] == "near-miss"]
    assert len(PROBES) >= 220
    assert len(REFUSED) >= 60
    assert len(near_misses) >= 40


def test_every_kind_and_language_is_present():
    assert {probe["kind"] for probe in ANSWERED} == ANSWERED_KINDS
    assert {probe["kind"] for probe in REFUSED} == set(REFUSED_KINDS)
    languages = Counter(probe["language"] for probe in PROBES)
    assert set(languages) == LANGUAGES
    assert languages["en"] >= 15
    assert languages["tr"] >= 10
    assert {probe["written"] for probe in PROBES} == {"before", "after"}


def test_answered_questions_say_where_the_answer_stands():
    for probe in ANSWERED:
        assert "reason" not in probe, probe["id"]
        assert probe["targets"], probe["id"]
        for target in probe["targets"]:
            assert set(target) == {"document", "section"}, probe["id"]


def test_refusals_say_why_and_where_nothing_stands():
    for probe in REFUSED:
        assert probe["expect"] in REFUSED_KINDS[probe["kind"]], probe["id"]
        assert probe["reason"].endswith("."), probe["id"]
        assert not probe.get("targets"), probe["id"]
        assert not probe["contains"], probe["id"]


def test_follow_ups_carry_their_history_and_questions_without_context_do_not():
    for probe in PROBES:
        if probe["kind"] == "follow-up":
            assert probe.get("history"), probe["id"]
        if probe["expect"] == "needs_context":
            assert not probe.get("history"), probe["id"]


def test_most_answered_questions_name_a_fact_to_look_for():
    with_fact = [probe for probe in ANSWERED if probe["contains"]]
    assert len(with_fact) / len(ANSWERED) >= 0.8


def test_every_target_document_is_a_file_of_the_corpus():
    known = document_ids()
    missing = {target["document"] for probe in ANSWERED for target in probe["targets"]} - set(known)
    assert not missing, f"kein Dokument mit diesem Kürzel: {sorted(missing)}; vorhanden: {sorted(known)}"


def test_every_target_section_exists(sections):
    # a scanned page has passages only where text recognition is installed
    scans = {name for name, file in document_ids().items() if file.stem.endswith("-scan")}
    missing = [
        (probe["id"], target["document"], target["section"])
        for probe in ANSWERED
        for target, text in target_texts(probe, sections)
        if text is None and not (target["document"] in scans and target["document"] not in sections)
    ]
    assert not missing


def test_every_target_section_states_the_expected_facts(sections):
    silent = [
        (probe["id"], target["section"], wanted)
        for probe in ANSWERED
        for target, text in target_texts(probe, sections)
        for wanted in probe["contains"]
        if text is not None and plain(wanted) not in text
    ]
    assert not silent


def test_questions_are_not_copied_from_the_corpus(sections):
    """A probe that repeats the sentence of the passage would test string matching only."""
    corpus = {name: plain(" ".join(texts.values())) for name, texts in sections.items()}
    copied = []
    for probe in ANSWERED:
        words = plain(probe["question"]).rstrip("?").split()
        runs = {" ".join(words[start : start + 7]) for start in range(len(words) - 6)}
        copied += [(probe["id"], run) for run in runs for text in corpus.values() if run in text]
    assert not copied
