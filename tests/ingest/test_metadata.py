import pytest

from ingest.block import Located, Paragraph, Reading
from ingest.metadata import SIDECAR, describe, iso_date, kind_from_title, slug, stand_in, stand_of, title_from_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T10:00:00Z", "2024-05-06"),
        ("26.09.2024", "2024-09-26"),
        ("1. Januar 2025", "2025-01-01"),
        ("Januar 2025", "2025-01"),
        ("3/2012", "2012-03"),
        ("2012-10", "2012-10"),
        ("2012", "2012"),
        ("2012-13", None),
        ("30.02.2024", None),
        ("bald", None),
    ],
)
def test_dates(text, expected):
    assert iso_date(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Förderung 2024 (Entwurf)", "foerderung-2024-entwurf"),
        ("§ 5 Straße", "paragraf-5-strasse"),
        ("Förderung", "foerderung"),
        ("日本", "dokument"),
    ],
)
def test_slugs(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Stand: Januar 2025", "2025-01"),
        ("Merkblatt, Stand 03.05.2023, zweite Auflage", "2023-05-03"),
        ("Merkblatt – Stand 01/2026, Seite 3", "2026-01"),
        ("Stand 31/2026", None),
        ("Amtsblatt 12/2024", None),
        ("18. Wahlperiode 05.03.2014", "2014-03-05"),
        ("Vom 8. Juli 2024", "2024-07-08"),
        ("Der Rat hat am 9. Juli 2015 die Satzung beschlossen.", None),
        ("Stand der Technik", None),
    ],
)
def test_a_date_on_the_first_lines(line, expected):
    assert stand_in([Paragraph(Located("Titel")), Paragraph(Located(line))]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Zuletzt aktualisiert am 05.03.2014", "2014-03-05"),
        ("Letzte Aktualisierung: Mai 2024", "2024-05"),
        ("Der Stand: Mai 2024", None),
        ("Stand: Mai 2024, als die neue Satzung der Gemeinde beschlossen worden ist", None),
    ],
)
def test_a_line_that_begins_with_its_date(line, expected):
    assert stand_of(line) == expected


def test_titles_and_kinds():
    assert title_from_name("leitfaden_integration-2012") == "Leitfaden integration 2012"
    assert kind_from_title("Wasserversorgungssatzung der Gemeinde") == "Satzung"
    assert kind_from_title("Leitfaden Monitoring") == "Leitfaden"
    assert kind_from_title("Kassel") == "Dokument"


def file(tmp_path, sidecar=""):
    path = tmp_path / "Bericht 2012.pdf"
    path.write_bytes(b"")
    if sidecar:
        path.with_name(path.name + SIDECAR).write_text(sidecar, encoding="utf-8")
    return path


def test_the_sidecar_wins_over_the_file(tmp_path):
    path = file(tmp_path, "titel: Handreichung\nherausgeber: Land\nstand: 2012-10\nart: Handreichung\nkennung: hand\n")
    document, warnings = describe(
        path, tmp_path, "0", Reading((), title="Microsoft Word - x.doc", date="2020", id="alt")
    )
    assert (document.id, document.title, document.publisher, document.date, document.kind) == (
        "hand", "Handreichung", "Land", "2012-10", "Handreichung",
    )  # fmt: skip
    assert warnings == ()


def test_defaults_come_from_the_file_and_a_missing_date_is_told(tmp_path):
    document, warnings = describe(file(tmp_path), tmp_path, "0", Reading((), title="Unbenannt", language="de_DE"))
    assert (document.id, document.title, document.language, document.date) == (
        "bericht-2012",
        "Bericht 2012",
        "de-DE",
        None,
    )
    assert any("stand: JJJJ-MM" in warning for warning in warnings)


@pytest.mark.parametrize(
    ("sidecar", "message"),
    [
        ("titel: [offen", "kein gültiges YAML"),
        ("- nur\n- eine Liste", "keine Felder"),
        ("titl: Tippfehler\nstand: 2012", "unbekanntes Feld „titl“"),
        ("stand: neulich", "nicht lesbar"),
        ("url: javascript:alert(1)\nstand: 2012", "http"),
        ("!!python/object/apply:os.system ['true']", "kein gültiges YAML"),
        ("titel: " + "x" * 70_000, "64 KB"),
    ],
)
def test_a_faulty_sidecar_is_told(tmp_path, sidecar, message):
    document, warnings = describe(file(tmp_path, sidecar), tmp_path, "0", Reading(()))
    assert any(message in warning for warning in warnings)
    assert document.url is None
