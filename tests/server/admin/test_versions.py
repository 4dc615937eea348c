import pytest

from tests.server.admin.conftest import TOKEN, Editor


@pytest.fixture
def editor(office, life) -> Editor:
    life.build()
    life.replace("sprache.md", "120 Euro", "125 Euro")
    life.build()
    client = office(corpus=life.corpus, data=life.data)
    assert client.post("/verwaltung/anmelden", data={"token": TOKEN}).status_code == 303
    return Editor(client)


@pytest.mark.parametrize("damaged", [False, True])
def test_an_older_version_is_made_live_even_if_the_live_one_is_damaged(editor, life, damaged):
    live, older = life.store.names()
    if damaged:
        (life.store.directory(live) / "manifest.json").write_text("{", encoding="utf-8")
    response = editor.post("/versionen/aktivieren", version=older)
    assert response.status_code == 303, response.text
    assert life.store.current() == older


@pytest.mark.parametrize("version", ["", "20200101T000000", "../current"])
def test_a_version_that_does_not_exist_is_refused_in_words(editor, life, version):
    live = life.store.current()
    response = editor.post("/versionen/aktivieren", version=version)
    assert response.status_code == 409
    assert "gibt es nicht" in response.text
    assert life.store.current() == live
