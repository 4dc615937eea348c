"""What is measured with: the probe questions and the longer paragraphs of the corpus."""

import json
from pathlib import Path

from tests.conftest import ROOT

CORPUS = ROOT / "corpus"


def questions(count: int, corpus: Path = CORPUS) -> list[str]:
    """The first probe questions that the corpus answers."""
    lines = (corpus / "prueffragen.jsonl").read_text(encoding="utf-8").splitlines()
    probes = (json.loads(line) for line in lines if line.strip())
    return [probe["question"] for probe in probes if probe["expect"] == "answered"][:count]


def paragraphs(count: int, corpus: Path = CORPUS) -> list[str]:
    """Paragraphs of 300 to 1,500 characters from the Markdown files, in the order of their paths."""
    files = sorted(corpus.rglob("*.md"))
    blocks = (block.strip() for file in files for block in file.read_text(encoding="utf-8").split("\n\n"))
    return [block for block in blocks if 300 <= len(block) <= 1500][:count]
