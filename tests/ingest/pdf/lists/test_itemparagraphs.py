"""Paragraphs set below the items of a list."""

from pathlib import Path

from ingest.block import Item, ListBlock
from ingest.pdf import read_pdf
from tests.ingest.pdf.factory import text, write


def items(folder: Path, x: float, number: str = "\u2022") -> list[list[tuple[str, str, int]]]:
    names = ["Antrag", "Finanzplan", "Bericht"]
    page = [text(70, 100, "Nötig sind diese Unterlagen:")]
    for i, name in enumerate(names):
        page += [text(70, 125 + 50 * i, number), text(84, 125 + 50 * i, name)]
        page += [text(x, 150 + 50 * i, f"Wer reicht das Blatt {i} ein?", font="F3")]
    read = read_pdf(write(folder, "\n".join([*page, text(70, 320, "Alles ist frei.")]))).blocks

    def told(item: Item) -> tuple[str, str, int]:
        return item.marker, item.text.text, item.level

    return [[told(item) for item in block.items] for block in read if isinstance(block, ListBlock)]


def test_a_paragraph_at_the_text_of_a_bullet_does_not_part_the_list(tmp_path: Path) -> None:
    (found,) = items(tmp_path, 84)
    assert found[:2] == [("•", "Antrag", 0), ("", "Wer reicht das Blatt 0 ein?", 1)]
    assert found[-2:] == [("•", "Bericht", 0), ("", "Wer reicht das Blatt 2 ein?", 1)]


def test_a_paragraph_at_the_edge_of_the_text_parts_it(tmp_path: Path) -> None:
    assert [[name for _, name, _ in found] for found in items(tmp_path, 70)] == [
        ["Antrag"],
        ["Finanzplan"],
        ["Bericht"],
    ]
