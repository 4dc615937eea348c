import pytest

from ingest.text import read_text
from tests.ingest.outline import outline


@pytest.fixture
def read(tmp_path):
    def file(data):
        path = tmp_path / "notiz.txt"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return outline(read_text(path).blocks)

    return file


def test_headings_paragraphs_and_lists(read):
    assert read(
        "Vermerk\n=======\n\n1. Anlass\n\nDie Kommune plant ein Monitoring und hat dafür im Haushalt\n"
        "Mittel eingestellt, die im nächsten Jahr reichen sollen.\n\nNächste Schritte:\n- Daten sichten\n"
        "- Ziele klären\n"
    ) == [
        "# Vermerk",
        "## 1. Anlass",
        "Die Kommune plant ein Monitoring und hat dafür im Haushalt Mittel eingestellt, "
        "die im nächsten Jahr reichen sollen.",
        "Nächste Schritte:",
        "-| Daten sichten",
        "-| Ziele klären",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(read, encoding):
    data = "Die Größe beträgt 3 Meter.\r\n\r\nMehr nicht.".encode(encoding)
    assert read(data) == ["Die Größe beträgt 3 Meter.", "Mehr nicht."]


def test_old_mac_line_ends(read):
    assert read(b"Erster Satz.\r\rZweiter Satz.") == ["Erster Satz.", "Zweiter Satz."]


def test_ten_megabytes_without_a_line_feed(read):
    assert len(read(b"Ein Satz steht hier. " * 500_000)) == 1


def test_many_underlines_in_a_row(read):
    assert len(read("Titel\n=====\n" * 3000)) == 3000


def test_legal_headings(read):
    assert read("§ 5 Gebühren\n\n(1) Die Gebühr beträgt 3 €.") == ["### § 5 Gebühren", "(1) Die Gebühr beträgt 3 €."]
