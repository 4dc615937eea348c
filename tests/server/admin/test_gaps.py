from server.answer import Status
from server.asking import Feedback
from server.privacy.store import PrivacyStore
from server.settings import Settings
from tests.server.admin.conftest import TOKEN, Editor
from tests.server.fake_assistant import PURPOSE


def collecting(office, tmp_path, **values: object) -> tuple[Editor, PrivacyStore]:
    chosen = {"unanswered": "questions", "feedback": True, "anonymity": 3, **values}
    client = office(**chosen)
    client.post("/verwaltung/anmelden", data={"token": TOKEN})
    return Editor(client), PrivacyStore.of(Settings(data=tmp_path / "var", **chosen))


def test_page_says_when_nothing_is_collected(editor):
    assert "Zurzeit wird nichts gesammelt" in editor.get("/luecken").text


def test_topics_questions_and_feedback_are_shown(office, tmp_path):
    editor, store = collecting(office, tmp_path)
    for _ in range(3):
        store.note("Gibt es Kindergeld?", Status.NOT_FOUND)
    store.record(Feedback(False, "veraltet", (PURPOSE.id,)))
    page = editor.get("/luecken").text
    assert "kindergeld" in page
    assert page.count("Gibt es Kindergeld?") == 3
    assert "Die Angaben sind veraltet" in page
    assert "Ein Monitoring aufbauen" in page


def test_question_can_be_deleted(office, tmp_path):
    editor, store = collecting(office, tmp_path)
    store.note("Gibt es Kindergeld?", Status.NOT_FOUND)
    editor.post("/luecken/loeschen", frage=str(store.questions()[0].id))
    assert store.questions() == []
    assert editor.post("/luecken/loeschen", frage="1 OR 1=1").status_code == 422
