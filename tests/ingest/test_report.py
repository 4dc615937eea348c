import io
import json

from rich.console import Console

from ingest.report import Entry, FileStatus, merge

ENTRIES = [
    Entry("b[1].pdf", FileStatus.FAILED, messages=("Die Datei ist leer.",)),
    Entry("a.pdf", FileStatus.WARNING, 1200, 3456, ("Kein Datum.",)),
]


def test_the_summary_counts_in_german():
    assert merge(ENTRIES).summary() == "1 Dokument, 1.200 Seiten, 3.456 Abschnitte; 1 mit Hinweis, 1 nicht lesbar"


def test_the_table_shows_names_as_they_are():
    console = Console(record=True, width=120, file=io.StringIO())
    merge(ENTRIES).print(console)
    text = console.export_text()
    assert "b[1].pdf" in text
    assert text.index("a.pdf") < text.index("b[1].pdf")
    assert "nicht lesbar" in text


def test_json(tmp_path):
    report = merge(ENTRIES)
    report.write(tmp_path / "bericht.json")
    data = json.loads((tmp_path / "bericht.json").read_text(encoding="utf-8"))
    assert data["files"][1] == {
        "file": "b[1].pdf", "status": "failed", "pages": None, "passages": 0, "messages": ["Die Datei ist leer."],
    }  # fmt: skip
    assert len(report.failed) == 1
    assert report.passages == 3456
