import gzip

import brotli


def test_asset_is_compressed_and_kept_when_its_address_has_the_version(client):
    page = client.get("/").text
    address = page.split('<link rel="stylesheet" href="./')[2].split('"')[0]
    response = client.get(f"/{address}", headers={"accept-encoding": "br"})
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-encoding"] == "br"
    assert response.headers["content-type"] == "text/css; charset=utf-8"
    unversioned = client.get("/static/app.css", headers={"accept-encoding": "identity"})
    assert unversioned.headers["cache-control"] == "no-cache"
    assert "content-encoding" not in unversioned.headers


def test_unchanged_asset_is_not_sent_again(client):
    tag = client.get("/static/app.css").headers["etag"]
    assert client.get("/static/app.css", headers={"if-none-match": tag}).status_code == 304


def test_sources_of_assets_are_not_served(client):
    for path in ("vendor.py", "../app.py", "%2e%2e/app.py", "kern", ""):
        assert client.get(f"/static/{path}").status_code == 404


def test_licences_are_served_with_the_files(client):
    assert "OPEN FONT LICENSE" in client.get("/static/fonts/LICENSE.txt").text.upper()
    assert "EUPL" in client.get("/static/kern/LICENSE.txt").text


def test_widget_may_be_loaded_from_anywhere(client):
    response = client.get("/widget.js", headers={"origin": "https://boese.example"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"


def test_all_encodings_carry_the_same_bytes(client):
    asset = client.app.state.service.assets.widget
    assert brotli.decompress(asset.brotli) == gzip.decompress(asset.gzip) == asset.content
