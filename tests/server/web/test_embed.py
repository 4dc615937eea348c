import base64
import hashlib

import pytest

from server.web.embed import check_integrity, check_website

BOT = "https://fragen.example"


def messages(website, allowed=(), address=BOT):
    return [(finding.fine, finding.message) for finding in check_website(website, address, allowed)]


def test_tag_carries_the_hash_of_the_bytes_that_are_served(client):
    script = client.get("/widget.js").content
    integrity = "sha384-" + base64.b64encode(hashlib.sha384(script).digest()).decode()
    page = client.get("/einbinden").text
    assert page.count(integrity) == 3  # the tag, TYPO3, and the preview on the page itself


def test_public_address_stands_in_the_snippets(settings, assistant):
    from fastapi.testclient import TestClient

    from server.web.app import create_app

    public = settings(public_url="https://fragen.example/kim/")
    page = TestClient(create_app(public, assistant)).get("/einbinden").text
    assert "https://fragen.example/kim/widget.js?v=" in page
    assert "script-src  https://fragen.example\n" in page
    assert "https://fragen.example/kim/?embed=1" in page
    assert "nicht eingestellt" not in page


def test_listed_website_is_fine():
    assert messages("https://a.example/seite", ("https://a.example",)) == [
        (True, "https://a.example ist freigegeben und darf Fragen stellen.")
    ]


def test_unlisted_website_is_told_the_setting():
    ((fine, message),) = messages("a.example", ("https://b.example",))
    assert not fine
    assert "WEGWEISER_EMBED_ORIGINS=https://b.example,https://a.example" in message


def test_mixed_content_is_named():
    found = messages("https://a.example", ("https://a.example",), "http://fragen.example")
    assert [fine for fine, _ in found] == [True, False]
    assert "TLS" in found[1][1]


@pytest.mark.parametrize("website", ["*", "ftp://a.example", "https://", "https://a:b:c", "https://a.example:99999"])
def test_nonsense_is_refused(website):
    ((fine, message),) = messages(website)
    assert not fine
    assert "keine Adresse" in message


def test_stale_hash_is_found():
    assert check_integrity("sha384-x", "sha384-x").fine
    assert not check_integrity("sha384-alt", "sha384-x").fine
