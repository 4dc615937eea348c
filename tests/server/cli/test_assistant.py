import pytest


@pytest.mark.parametrize("command", [("ask", "Was ist ein Indikator?"), ("search", "Indikator"), ("mcp",)])
def test_without_an_index_nothing_is_served_and_the_remedy_is_named(wegweiser, monkeypatch, command):
    monkeypatch.setattr("server.logs.configure_logging", lambda: None)
    code, said = wegweiser(*command)
    assert code == 1
    assert "Es gibt noch keinen Index. „wegweiser index build“" in said


def test_an_answer_names_its_source(wegweiser, life):
    life.build()
    code, said = wegweiser("ask", "Was kostet ein Deutschkurs?")
    assert code == 0
    assert "[1] Sprachförderung" in said
