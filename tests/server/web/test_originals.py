from urllib.parse import quote

import pytest

from ingest.formats import SUFFIXES
from server.web.originals import TYPES


def test_pdf_is_shown_in_the_browser(client):
    response = client.get("/dokumente/integration-wie-geht-das.pdf")
    assert response.content.startswith(b"%PDF")
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"].startswith("inline")
    assert "sandbox" in response.headers["content-security-policy"]


def test_every_format_that_is_read_has_its_media_type():
    assert TYPES.keys() == SUFFIXES.keys()


def test_part_of_a_file_can_be_asked_for(client):
    response = client.get("/dokumente/integration-wie-geht-das.pdf", headers={"range": "bytes=0-3"})
    assert (response.status_code, response.content) == (206, b"%PDF")


def test_names_with_folders_and_spaces(client):
    response = client.get("/dokumente/" + quote("texte/leitfaden indikatoren.md"))
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.text.startswith("# Leitfaden")


def test_hostile_html_is_shown_without_scripts(client):
    response = client.get("/dokumente/feindlich.html")
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert policy.endswith("sandbox")
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "nicht-im-index.txt",
        "../ausserhalb.txt",
        "..%2fausserhalb.txt",
        "%2e%2e/ausserhalb.txt",
        "texte/../nicht-im-index.txt",
        "texte",
        "",
        "/etc/passwd",
        "integration-wie-geht-das.pdf/",
        "integration-wie-geht-das.pdf%00",
        "INTEGRATION-WIE-GEHT-DAS.PDF",
    ],
)
def test_only_documents_of_the_index_are_served(client, path):
    response = client.get(f"/dokumente/{path}")
    assert response.status_code == 404
    assert "vertraulich" not in response.text
    assert "geheim" not in response.text


def test_link_out_of_the_corpus_is_not_followed(client, corpus):
    (corpus / "integration-wie-geht-das.pdf").unlink()
    (corpus / "integration-wie-geht-das.pdf").symlink_to(corpus.parent / "ausserhalb.txt")
    assert client.get("/dokumente/integration-wie-geht-das.pdf").status_code == 404


def test_deleted_file_is_not_found(client, corpus):
    (corpus / "feindlich.html").unlink()
    response = client.get("/dokumente/feindlich.html")
    assert response.status_code == 404
    assert "Dieses Dokument gibt es hier nicht" in response.text
