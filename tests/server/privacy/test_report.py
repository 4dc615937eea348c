from server.answer import Status
from server.privacy.report import report
from server.privacy.store import PrivacyStore
from server.settings import Settings


def test_report_says_that_nothing_is_kept(tmp_path):
    text = report(Settings(data=tmp_path))
    assert "Rückmeldungen: aus" in text
    assert "Unbeantwortete Fragen: nichts" in text
    assert "geschwärzt: 0" in text
    assert not list(tmp_path.iterdir())


def test_report_counts_what_lies_there(tmp_path):
    settings = Settings(data=tmp_path, unanswered="questions", anonymity=3)
    for _ in range(3):
        PrivacyStore.of(settings).note("Gibt es Kindergeld?", Status.NOT_FOUND)
    text = report(settings)
    assert "geschwärzt: 3" in text
    assert "kindergeld (3)" in text
    assert "nach 90 Tagen" in text
