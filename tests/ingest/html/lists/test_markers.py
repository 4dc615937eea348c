from ingest.markdown.reader import read_markdown
from tests.ingest.outline import outline


def test_letters_typed_in_an_item_are_nested_items(read):
    assert read(
        "<ol><li>Vorzulegen sind bei Anträgen auf Förderung von Vorhaben der Gemeinden<br>a) ein Lageplan,<br>"
        "aa) farbig,<br>bb) aktuell,<br>b) ein Foto.<li>Ende</ol>"
    ) == [
        "1.| Vorzulegen sind bei Anträgen auf Förderung von Vorhaben der Gemeinden",
        "  a)| ein Lageplan,",
        "    aa)| farbig,",
        "    bb)| aktuell,",
        "  b)| ein Foto.",
        "2.| Ende",
    ]
    assert read("<ul><li><p>Nötig sind<p>a) ein Plan<p>b) ein Foto</ul>") == [
        "•| Nötig sind",
        "  a)| ein Plan",
        "  b)| ein Foto",
    ]


def test_lines_of_an_item_that_do_not_count_up_are_no_items(read):
    text = "Die Gebühr richtet sich nach der Satzung der Gemeinde und nach Absatz 2 Nummer"
    assert read(f"<ul><li>{text}<br>2. und wird ermäßigt</ul>") == [f"•| {text} 2. und wird ermäßigt"]
    assert read("<ul><li>a) ein Plan,<br>b) ein Foto</ul>") == ["•| a) ein Plan,\nb) ein Foto"]


def test_letters_in_an_item_of_markdown(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "1. Der Antrag enthält\n   a) den Namen und die\n      Anschrift,\n   b) das Da-\n      tum.\n2. Ende\n"
    )
    assert outline(read_markdown(path).blocks) == [
        "1.| Der Antrag enthält",
        "  a)| den Namen und die Anschrift,",
        "  b)| das Datum.",
        "2.| Ende",
    ]


def test_a_start_that_is_no_number_counts_from_one(read):
    assert read("<h1>T</h1><ol start='--5'><li>eins<li>zwei</ol>")[1:] == ["1.| eins", "2.| zwei"]
