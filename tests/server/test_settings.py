from pathlib import Path

import pytest

from server.settings import SettingsError, load_settings, unknown_settings


def test_defaults_need_no_environment():
    settings = load_settings()
    assert (settings.corpus, settings.data) == (Path("corpus"), Path("var"))
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.embed_origins == ()
    assert settings.admin_token is None


def test_environment_is_read(monkeypatch):
    monkeypatch.setenv("WEGWEISER_TITLE", "Auskunft")
    monkeypatch.setenv("WEGWEISER_PORT", "9000")
    monkeypatch.setenv("WEGWEISER_EMBED_ORIGINS", "https://A.example, https://b.example:8443/")
    settings = load_settings()
    assert (settings.title, settings.port) == ("Auskunft", 9000)
    assert settings.embed_origins == ("https://a.example", "https://b.example:8443")


def test_flags_win_over_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("WEGWEISER_CORPUS", "/anderswo")
    assert load_settings(corpus=tmp_path).corpus == tmp_path


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "viele", "muss eine ganze Zahl sein"),
        ("PORT", "70000", "höchstens 65535"),
        ("RATE_LIMIT", "-1", "mindestens 0"),
        ("EMBED_ORIGINS", "*", "nicht * oder null"),
        ("EMBED_ORIGINS", "https://a.example,null", "nicht * oder null"),
        ("EMBED_ORIGINS", "www.a.example", "Schema und Name"),
        ("EMBED_ORIGINS", "https://a.example/pfad", "ohne Pfad"),
        ("EMBED_ORIGINS", "https://*.example", "nur Schema, Name und Port"),
        ("EMBED_ORIGINS", "javascript:alert(1)", "Schema und Name"),
        ("EMBED_ORIGINS", "https://a.example;script-src", "nur Schema, Name und Port"),
        ("PUBLIC_URL", "fragen.example", "https://fragen.ministerium.example/"),
        ("CONTACT_URL", "javascript:alert(1)", "https://"),
        ("TITLE", "x" * 501, "höchstens 500 Zeichen"),
    ],
)
def test_bad_values_are_named_in_german(monkeypatch, name, value, words):
    monkeypatch.setenv(f"WEGWEISER_{name}", value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert f"WEGWEISER_{name}" in str(caught.value)
    assert words in str(caught.value)


def test_short_token_is_refused_and_not_repeated(monkeypatch):
    monkeypatch.setenv("WEGWEISER_ADMIN_TOKEN", "kurz-und-geheim")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "32" in str(caught.value)
    assert "kurz-und-geheim" not in str(caught.value)


def test_unknown_flag_is_refused():
    with pytest.raises(SettingsError, match="gibt es nicht"):
        load_settings(farbe="blau")


def test_misspelt_variables_are_told(monkeypatch, caplog):
    monkeypatch.setenv("WEGWEISER_TITEL", "x")
    load_settings()
    assert "WEGWEISER_TITEL" in caplog.text


def test_misspelt_variables_are_found():
    found = unknown_settings({"WEGWEISER_TITEL": "x", "WEGWEISER_TITLE": "y", "PATH": "z"})
    assert found == ["WEGWEISER_TITEL"]
