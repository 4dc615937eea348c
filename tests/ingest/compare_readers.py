"""One reader on one PDF in a process of its own, for tests.ingest.compare: ``python compare_readers.py READER FILE``.

Prints JSON: ``text`` (one line per block or line), ``headings`` (None for a reader that knows none), ``tables`` (rows
of [column head, cell]), ``seconds`` of processor time for the reading alone. Imports nothing of the project but the
reader itself, so that it runs in the environment of another library too.
"""

import json
import re
import sys
import time
from collections.abc import Sequence

Rows = list[list[list[str]]]
Answer = dict[str, object]


def ours(path: str) -> Answer:
    """This project's reader."""
    from pathlib import Path

    import ingest.pdf  # noqa: F401 - imported before the clock starts, like the other libraries
    from ingest.block import Heading, ListBlock, Paragraph, Table
    from ingest.read import read_file

    began = time.process_time()
    reading = read_file(Path(path))
    seconds = time.process_time() - began
    text: list[str] = []
    headings: list[str] = []
    tables: Rows = []
    for block in reading.blocks:
        match block:
            case Heading():
                headings.append(block.text.text)
                text.append(block.text.text)
            case Paragraph():
                text.append(block.text.text)
            case ListBlock():
                text += [f"{item.marker} {item.text.text}" for item in block.items]
            case Table():
                if block.caption:
                    text.append(block.caption.text)
                text.append(" | ".join(block.header))
                for row in block.rows:
                    cells = [cell.text for cell in row.cells]
                    tables.append(_headed(block.header, cells))
                    text.append(" | ".join(cells))
    return {"text": text, "headings": headings, "tables": tables, "seconds": seconds}


def pdfplumber(path: str) -> Answer:
    """pdfplumber's extract_text and extract_tables, the first row of a table taken as its head."""
    import pdfplumber as plumber  # type: ignore[import-not-found]

    began = time.process_time()
    text: list[str] = []
    found: list[list[list[str | None]]] = []
    with plumber.open(path) as document:
        for page in document.pages:
            text += (page.extract_text() or "").splitlines()
            found += page.extract_tables()
            page.close()
    seconds = time.process_time() - began
    tables = [_headed(rows[0], row) for rows in found if rows for row in rows[1:]]
    return {"text": text, "headings": None, "tables": tables, "seconds": seconds}


def kreuzberg(path: str) -> Answer:
    """kreuzberg's Markdown, taken apart at headings and table rows."""
    import kreuzberg as other  # type: ignore[import-not-found]

    began = time.process_time()
    result = other.extract_file_sync(path, config=other.ExtractionConfig(output_format="markdown", use_cache=False))
    seconds = time.process_time() - began
    text: list[str] = []
    headings: list[str] = []
    tables: Rows = []
    head: list[str] | None = None
    for line in result.content.splitlines():
        line = (
            re.sub(r"\\(?=[^\w\s])|(?<!\w)\*\*|\*\*(?!\w)|</?\w+>", "", line).replace("&lt;", "<").replace("&gt;", ">")
        )
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if head is None:
                head = cells
            elif not re.fullmatch(r"[|\s:-]+", line):
                tables.append(_headed(head, cells))
            text.append(line)
            continue
        head = None
        if line.startswith("#"):
            headings.append(line.lstrip("# "))
            line = headings[-1]
        text.append(line)
    return {"text": text, "headings": headings, "tables": tables, "seconds": seconds}


def _headed(head: Sequence[str | None], cells: Sequence[str | None]) -> list[list[str]]:
    names = [*head, *[""] * len(cells)]
    return [[names[i] or "", cell or ""] for i, cell in enumerate(cells)]


if __name__ == "__main__":
    READERS = {"ours": ours, "pdfplumber": pdfplumber, "kreuzberg": kreuzberg}
    json.dump(READERS[sys.argv[1]](sys.argv[2]), sys.stdout)
