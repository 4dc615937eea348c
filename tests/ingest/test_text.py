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


def test_letters_in_one_file_are_told_apart(read):
    assert read(
        "Presseinformation Nr. 7/2024\n\n1. Anlass\n\nDas Freibad öffnet am Sonntag wieder.\n\n" + "=" * 40 + "\n\n"
        "Kreisverwaltung Moorau\nFachdienst 20\n\nRundschreiben 3/2024\n"
        "Betreff: Abrechnung der Zuschüsse für die Sanierung der Turnhallen\nBezug: Erlass vom 3. Mai 2023\n\n"
        "1. Fristen\n\nDie Nachweise sind vorzulegen.\n"
    ) == [
        "# Presseinformation Nr. 7/2024",
        "## 1. Anlass",
        "Das Freibad öffnet am Sonntag wieder.",
        "/",
        "Kreisverwaltung Moorau\nFachdienst 20",
        "# Rundschreiben 3/2024",
        "Betreff: Abrechnung der Zuschüsse für die Sanierung der Turnhallen\nBezug: Erlass vom 3. Mai 2023",
        "## 1. Fristen",
        "Die Nachweise sind vorzulegen.",
    ]


def test_lines_at_the_right_margin_stay_apart(read):
    margin = " " * 40
    assert read(f"Vermerk\n\n{margin}Moorau, 3. Mai 2024\n{margin}Az. 31-5/2024\n") == [
        "# Vermerk",
        "Moorau, 3. Mai 2024\nAz. 31-5/2024",
    ]


def test_a_rule_inside_a_section_does_not_end_it(read):
    rule = "-" * 40
    assert read(f"Vermerk\n\n1. Anlass\n\nEs gilt:\n\n{rule}\n\nDie Frist endet im Mai.\n\n{rule}\n\n2. Kosten\n") == [
        "# Vermerk",
        "## 1. Anlass",
        "Es gilt:",
        "Die Frist endet im Mai.",
        "## 2. Kosten",
    ]


def test_a_letter_that_is_only_mentioned_is_no_heading(read):
    text = "Vermerk\n\nGrundlage ist das\nRundschreiben 3/2024\nder Kreisverwaltung.\n"
    assert [line for line in read(text) if line.startswith("#")] == ["# Vermerk"]
