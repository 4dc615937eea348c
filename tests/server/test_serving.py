from pathlib import Path

import pytest

from server.serving import server_options
from server.settings import Settings, SettingsError, load_settings


def test_proxy_headers_count_only_from_named_proxies():
    assert server_options(Settings())["proxy_headers"] is False
    options = server_options(Settings(trusted_proxies="10.1.2.3, 10.9.0.0/16"))
    assert options["proxy_headers"] is True
    assert options["forwarded_allow_ips"] == ["10.1.2.3", "10.9.0.0/16"]


@pytest.mark.parametrize("everybody", ["*", "0.0.0.0/0", "::/0", "10.0.0.0/4", "proxy"])
def test_trusting_everybody_is_refused(everybody, monkeypatch):
    monkeypatch.setenv("WEGWEISER_TRUSTED_PROXIES", everybody)
    with pytest.raises(SettingsError, match="WEGWEISER_TRUSTED_PROXIES"):
        load_settings()


@pytest.mark.parametrize("weak", ["changeme", "a" * 40, "abcabc" * 8])
def test_weak_admin_token_is_refused_and_not_repeated(weak, monkeypatch):
    monkeypatch.setenv("WEGWEISER_ADMIN_TOKEN", weak)
    with pytest.raises(SettingsError, match="WEGWEISER_ADMIN_TOKEN") as caught:
        load_settings()
    assert weak not in str(caught.value)


def test_path_of_the_public_address_is_the_root_path():
    assert server_options(Settings(public_url="https://www.land.example/fragen/"))["root_path"] == "/fragen"
    assert server_options(Settings())["root_path"] == ""


def test_settings_reach_other_processes_through_the_environment(monkeypatch):
    given = Settings(corpus=Path("/c"), port=8123, embed_origins="https://a.example,https://b.example", feedback=True)
    for name, value in given.environment().items():
        monkeypatch.setenv(name, value)
    assert load_settings() == given
