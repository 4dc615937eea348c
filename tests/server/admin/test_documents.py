import re
from pathlib import Path

import pytest

TICKET = re.compile(r'name="ticket" value="([0-9a-f]{16})"')
TEXT = "# Merkblatt\n\nStand: 2026-01\n\n## Öffnungszeiten\n\nMontags von 9 bis 12 Uhr.\n".encode()


def everything(desk: Path) -> dict[str, bytes]:
    return {path.relative_to(desk).as_posix(): path.read_bytes() for path in desk.rglob("*") if path.is_file()}


def test_list_shows_files_and_what_is_live(editor):
    page = editor.get("/dokumente").text
    assert "texte/leitfaden.md" in page
    assert "2 Dokumente im Ordner" in page


def test_upload_shows_what_was_read_and_changes_nothing_yet(editor, desk):
    before = everything(desk)
    response = editor.upload("merkblatt.md", TEXT)
    assert response.status_code == 200
    assert "Montags von 9 bis 12 Uhr." in response.text
    assert "Januar 2026" in response.text
    assert everything(desk) == before


def test_accepted_upload_lies_in_the_chosen_folder(editor, desk):
    ticket = TICKET.search(editor.upload("Mein Merkblatt.md", TEXT, ordner="texte").text)[1]
    response = editor.post("/dokumente/uebernehmen", ticket=ticket, tun="uebernehmen")
    assert response.headers["location"] == "/verwaltung/dokumente?getan=uebernommen"
    assert (desk / "texte" / "Mein-Merkblatt.md").read_bytes() == TEXT
    assert editor.post("/dokumente/uebernehmen", ticket=ticket, tun="uebernehmen").status_code == 404


def test_dropped_upload_leaves_nothing(editor, desk, tmp_path):
    before = everything(desk)
    ticket = TICKET.search(editor.upload("merkblatt.md", TEXT).text)[1]
    editor.post("/dokumente/uebernehmen", ticket=ticket, tun="verwerfen")
    assert everything(desk) == before
    assert list((tmp_path / "var" / "verwaltung" / "eingang").iterdir()) == []


def test_replaced_document_lies_in_the_bin(editor, desk, tmp_path):
    old = (desk / "texte" / "leitfaden.md").read_bytes()
    response = editor.upload("neue-fassung.md", TEXT, ersetzen="texte/leitfaden.md")
    assert "Dort liegt schon ein Dokument" in response.text
    editor.post("/dokumente/uebernehmen", ticket=TICKET.search(response.text)[1], tun="uebernehmen")
    assert (desk / "texte" / "leitfaden.md").read_bytes() == TEXT
    (thrown,) = (tmp_path / "var" / "verwaltung" / "papierkorb").iterdir()
    assert thrown.read_bytes() == old


def test_removing_asks_first_and_keeps_a_copy(editor, desk, tmp_path):
    (desk / "alt.txt.meta.yaml").write_text("titel: Alt\n", encoding="utf-8")
    assert "Dokument entfernen?" in editor.get("/dokumente/entfernen?datei=alt.txt").text
    assert (desk / "alt.txt").exists()
    editor.post("/dokumente/entfernen", datei="alt.txt")
    assert not (desk / "alt.txt").exists()
    assert not (desk / "alt.txt.meta.yaml").exists()
    assert len(list((tmp_path / "var" / "verwaltung" / "papierkorb").iterdir())) == 2


@pytest.mark.parametrize(
    "file", ["../geheim.txt", "/etc/passwd", "texte/../../geheim.txt", "", "texte", ".neu", "a\x00b"]
)
def test_only_documents_of_the_corpus_can_be_named(editor, file, tmp_path):
    for path in ("/dokumente/ansehen", "/dokumente/entfernen"):
        assert editor.client.get(f"/verwaltung{path}", params={"datei": file}).status_code == 404
    assert editor.post("/dokumente/entfernen", datei=file).status_code == 404
    assert editor.upload("x.md", TEXT, ersetzen=file or "../x").status_code == 404
    assert (tmp_path / "geheim.txt").read_text() == "geheim"


@pytest.mark.parametrize(
    ("name", "lands"),
    [
        ("../../boese.md", "boese.md"),
        ("..\\..\\boese.md", "boese.md"),
        ("/etc/cron.d/boese.md", "boese.md"),
        (".versteckt.md", "versteckt.md"),
        ("README.md", "dokument-README.md"),
        ("a" * 300 + ".md", "a" * 117 + ".md"),
        ("<script>.md", "script.md"),
        ("zwei  Wörter.md", "zwei-Wörter.md"),
    ],
)
def test_names_of_uploads_are_made_harmless(editor, desk, tmp_path, name, lands):
    response = editor.upload(name, TEXT)
    if response.status_code == 200:
        editor.post("/dokumente/uebernehmen", ticket=TICKET.search(response.text)[1], tun="uebernehmen")
        assert (desk / lands).read_bytes() == TEXT
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", "var", "geheim.txt"}


@pytest.mark.parametrize("name", ["boese.exe", "boese.html.php", "ohne", "x.meta.yaml", "prueffragen.jsonl", "a.svg"])
def test_other_formats_are_refused_in_words(editor, desk, name):
    before = everything(desk)
    response = editor.upload(name, TEXT)
    assert response.status_code == 422
    assert "werden nicht gelesen" in response.text
    assert everything(desk) == before


def test_broken_file_is_refused_in_words(editor, desk):
    before = everything(desk)
    response = editor.upload("kaputt.pdf", b"%PDF-1.4 kaputt")
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert everything(desk) == before


def test_upload_over_the_limit_is_cut_off(office, tmp_path):
    from tests.server.admin.conftest import TOKEN, Editor

    client = office(upload_limit=1)
    client.post("/verwaltung/anmelden", data={"token": TOKEN})
    response = Editor(client).upload("gross.txt", b"Ein Satz. " * 200_000)
    assert response.status_code == 413
    assert not (tmp_path / "var" / "verwaltung" / "eingang").exists()


def test_stranger_with_a_large_upload_is_not_read(office):
    sent = []

    def chunks():
        for _ in range(200):
            sent.append(1)
            yield b"x" * 65536

    headers = {"content-type": "multipart/form-data; boundary=x"}
    response = office().post("/verwaltung/dokumente", content=chunks(), headers=headers)
    assert response.status_code == 303


@pytest.mark.parametrize("body", [b"", b"--x\r\n", b"--x\r\nContent-Disposition: form-data\r\n\r\n", b"\xff" * 100])
def test_malformed_upload_is_an_error_in_words(editor, body):
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert editor.client.post("/verwaltung/dokumente", content=body, headers=headers).status_code in {403, 422}


def test_markup_in_an_upload_stays_text(editor):
    response = editor.upload(
        "x.md", b"# <script>alert(1)</script>\n\nStand: 2026\n\n<img src=x onerror=alert(1)> Ein Satz.\n"
    )
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
