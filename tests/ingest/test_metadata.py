import pytest

from ingest.block import Reading
from ingest.metadata import SIDECAR, describe, kind_from_title, slug, title_from_name


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
