import pytest
from fastapi.testclient import TestClient

from server.privacy.sheets import NAMES, sheet
from server.settings import Settings
from server.web.app import create_app
from tests.server.fake_assistant import FakeAssistant


@pytest.mark.parametrize("kind", sorted(NAMES))
@pytest.mark.parametrize("unanswered", ["off", "topics", "questions"])
def test_sheets_follow_the_settings(kind, unanswered):
    text = sheet(kind, Settings(operator="Ministerium X", unanswered=unanswered, retention_days=45, feedback=True))
    assert "Ministerium X" in text
    assert "45 Tage" in text
    assert ("Wortlaut" in text) == (unanswered == "questions")
    assert text.startswith("# ")


def test_missing_details_are_marked():
    assert "[bitte ergänzen: Name und Kontakt]" in sheet("vvt", Settings())


def test_rows_of_a_table_stay_together():
    text = sheet("vvt", Settings(feedback=True, unanswered="topics", admin_token="f3a9c1" + "0b7d2e48" * 4))
    table = text.split("| Daten |")[1].split("\n\n")[0]
    assert [line.split("|")[1].strip() for line in table.splitlines()[2:]] == [
        "Text der Frage",
        "IP-Adresse",
        "Betriebsprotokoll",
        "Rückmeldungen",
        "Unbeantwortete Fragen",
        "Änderungen an Dokumenten",
    ]


@pytest.mark.parametrize(
    ("unanswered", "told"),
    [
        ("off", "Sie wird weder gespeichert noch an andere"),
        ("topics", "erst lesbar, wenn es in mindestens 7 Fragen"),
        ("questions", "nach 45 Tagen"),
    ],
)
def test_privacy_page_tells_readers_what_is_kept(unanswered, told):
    settings = Settings(unanswered=unanswered, anonymity=7, retention_days=45)
    page = TestClient(create_app(settings, FakeAssistant())).get("/datenschutz").text
    assert told in page
    assert ("weder gespeichert" in page) == (unanswered == "off")
