from dataclasses import replace

import pytest

from index.anchors import lacks_reason, missing_anchor, unlikely, unnamed
from index.question import read_question
from index.search import Searcher
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from ingest import Document
from tests.fake_embedder import FakeEmbedder
from tests.index.small import passage

TEXTS = (
    (
        "Der Beirat in Kassel hat 25 Mitglieder; 2012 waren es 20, 2009 bis 2011 und 2021/22 nur 18.",
        "Haushalt der sächsischen Städte",
    ),
    ("Der Beirat berät den Magistrat.", "Wiesbaden"),
    ("Die Lotsen begleiten Familien im Vogelsbergkreis.", "Lotsen"),
    ("Die Sprecherin leitet die Sitzung.", "Verfahren in Hessen"),
    ("Anträge nimmt in Hessen die Gemeinde an.", "Anträge"),
    ("Der Vorstand hält den Ausschuss auf dem Laufenden.", "Vorstand"),
    ("Die Gemeinde Moosbrunn zahlt nach Satz VN 3 und Beschluss 34/1; es tagt die 36. Konferenz.", "Beschlüsse"),
    ("Die Leitung hat Entgeltgruppe 9a nach Beschluss KT 9/6/2025.", "Stellen"),
    ("Vorlage: 0402/2031", "TOP 8"),
    ("Das Wehr wird abgerissen.", "TOP 8"),
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    directory = tmp_path_factory.mktemp("places")
    documents = [
        Document(
            "beirat", "Beiräte in Darmstadt und Gießen", "beirat-idstein_6-318.md", "beirat", publisher="Stadt Limburg"
        ),
        Document("amt", "Das Amt", "amt.md", "amt"),
    ]
    passages = [
        replace(passage(f"beirat-{number}", "beirat", text, number), heading=(heading,))
        for number, (text, heading) in enumerate(TEXTS)
    ]
    passages.append(passage("amt-10", "amt", "Das Amt nimmt in Hessen Anträge an.", 10))
    build_snapshot(documents, passages, FakeEmbedder(), directory, version="20260101T000000")
    return Searcher(Snapshot.load(directory, "fake@1"), FakeEmbedder())


def asked(text):
    return read_question(text, lambda typed: typed)


@pytest.mark.parametrize(
    ("text", "row", "missing"),
    [
        ("Wie viele Mitglieder hat der Beirat in Passau?", 0, "Passau"),
        ("Wie viele Mitglieder hat der Beirat in Kassel?", 0, None),  # in the text
        ("Wie viele Mitglieder hat der Beirat in Sachsen?", 0, None),  # in another form
        ("Wen berät der Beirat in Wiesbaden?", 1, None),  # in a heading
        ("Wen berät der Beirat in Darmstadt?", 1, None),  # in the title
        ("Wen berät der Beirat in Kassel?", 1, "Kassel"),
        ("Wen berät der Beirat in Hessen?", 1, None),  # what the corpus as a whole is about
        ("Ich wohne in Fulda. Wen berät der Beirat?", 1, None),  # where somebody lives
        ("Wie viele Mitglieder hatte der Beirat 2012?", 0, None),
        ("Wie viele Mitglieder hatte der Beirat 2010?", 0, None),  # within a span of years
        ("Wie viele Mitglieder hatte der Beirat 2022?", 0, None),  # „2021/22“
        ("Wie viele Mitglieder hatte der Beirat 2015?", 0, "2015"),
        ("Wie viele Mitglieder hatte er in den 1980er Jahren?", 0, None),
        ("Was wurde am 15.03.2015 beschlossen?", 0, None),  # dates come in many forms
        ("Wen berät der Beirat?", 1, None),
        ("Wen berät der Beirat in Moosbrunn?", 10, "Moosbrunn"),  # a place that only another document knows
        ("Wen berät der Beirat in Moosbrunn?", 1, None),  # all of a document is about a place that it names
        ("Was zahlt die Gemeinde Moosbrunn?", 6, None),
        ("Was zahlt die Gemeinde Rottmar?", 6, "Rottmar"),  # which nobody knows
        ("Was gilt für Leute aus Moosbrunn?", 10, "Moosbrunn"),
        ("Was zahlt sie nach VN 3?", 6, None),
        ("Was zahlt sie nach VN3?", 6, None),
        ("Was zahlt sie nach VN 5?", 6, "VN 5"),
        ("Was sagt Beschluss 34/1?", 6, None),
        ("Was sagt Beschluss 34/2?", 6, "34/2"),
        ("Wann tagt die 36. Konferenz?", 6, None),
        ("Wann tagt die 37. Konferenz?", 6, "37. Konferenz"),
        ("Wann tagt die 37. Konferenz?", 1, None),  # where none is counted, „siebenunddreißigste“ may stand
        ("Wann ist am 3. Mai Sitzung?", 6, None),
        ("Wen berät der Beirat in Limburg?", 1, None),  # who published it
        ("Wen berät der Beirat in Idstein?", 1, None),  # the file's name
        ("Wer hat E 9a?", 7, None),
        ("Wer hat E 9b?", 7, "E 9b"),
        ("Was sagt Beschluss KT 9/6/2025?", 7, None),
        ("Was sagt Beschluss KT 9/7/2025?", 7, "9/7/2025"),
        ("Was steht in der Drucksache 6/318?", 0, None),  # a file's name can hold no stroke
        ("Was steht in der Drucksache 6/319?", 0, "6/319"),
        ("Was wurde zu Vorlage 0402/2031 beschlossen?", 9, None),  # the number of the paper stands above it
        ("Was wurde zu Vorlage 0402/2031 beschlossen?", 7, "0402/2031"),
        ("Was galt im Jahr 2012/13?", 0, None),  # years, no number of a paper
    ],
)
def test_a_place_or_year_is_missing_where_neither_text_nor_heading_nor_title_names_it(searcher, text, row, missing):
    found = missing_anchor(searcher.snapshot, asked(text), [searcher.snapshot.passages[row]])
    assert (found and found.name) == missing


def test_an_answer_about_another_place_is_unlikely(searcher):
    found = replace(searcher.search("Wie viele Mitglieder hat der Beirat in Passau?"), probability=0.9)
    anchored = searcher.anchored(found, TEXTS[0][0], [searcher.snapshot.passages[0]])
    assert anchored.missing == "Passau"
    assert anchored.probability == pytest.approx(unlikely(0.9))
    surely = replace(found, probability=0.999)
    assert searcher.anchored(surely, TEXTS[0][0], [searcher.snapshot.passages[0]]).probability < 0.5
    same = replace(searcher.search("Wie viele Mitglieder hat der Beirat in Kassel?"), probability=0.9)
    assert searcher.anchored(same, TEXTS[0][0], [searcher.snapshot.passages[0]]) == same


def test_a_place_of_the_corpus_is_no_topic(searcher):
    found = searcher.search("Wen berät der Beirat in Kassel?")
    topic = searcher.search("Wen berät der Beirat ?").on_topic
    assert searcher.beyond_places(replace(found, on_topic=1.0)) == replace(found, on_topic=topic)
    assert searcher.beyond_places(replace(found, on_topic=0.0)).on_topic == 0.0


def test_a_question_that_names_no_place_keeps_its_topic(searcher):
    found = replace(searcher.search("Wen berät der Beirat?"), on_topic=1.0)
    assert searcher.beyond_places(found) is found


def test_an_answer_that_names_fewer_things_than_asked_for_is_unlikely(searcher):
    found = replace(searcher.search("Welche 25 Mitglieder hat der Beirat in Kassel?"), probability=0.9)
    anchored = searcher.anchored(found, TEXTS[0][0], [searcher.snapshot.passages[0]])
    assert anchored.missing == "eine Aufzählung von 25"
    assert anchored.probability == pytest.approx(unlikely(0.9))


@pytest.mark.parametrize(
    ("question", "answer", "missing"),
    [
        ("Welche elf Bewerber gingen leer aus?", "Auswahl\nVon 17 Bewerbern wurden sechs ausgewählt.", "elf"),
        ("Mit welchen drei Vereinen arbeitet die Stadt?", "Die Stadt arbeitet mit drei Vereinen.", "drei"),
        ("Mit welchen drei Vereinen arbeitet die Stadt?", "Mit Ankommen, Brücke und Horizont.", None),
        ("Welche 4 Schritte gibt es?", "Schritte\n1. Planen\n2. Messen\n3. Berichten\n4. Prüfen", None),
        ("Welche Vereine arbeiten mit der Stadt?", "Die Stadt arbeitet mit drei Vereinen.", None),
        ("Wie viele Vereine sind es?", "Es sind drei.", None),
        ("Welche drei Vereine sind es?", "Es sind:\nAnkommen\nBrücke", "drei"),
    ],
)
def test_an_answer_that_cannot_name_as_many_things_as_asked_for_is_told(question, answer, missing):
    assert unnamed(question, answer) == missing


def test_what_is_unlikely_stays_in_order_and_within_bounds():
    assert [unlikely(0.0), unlikely(1.0)] == [0.0, 1.0]
    assert 0 < unlikely(0.5) < unlikely(0.9) < 0.5 < unlikely(0.99)


@pytest.mark.parametrize(
    ("question", "answer", "lacks"),
    [
        ("Warum wurde Offenbach ausgewählt?", "Die Stadt Offenbach wurde 2009 ausgewählt.", True),
        ("Warum wurde Offenbach ausgewählt?", "Gründe der Auswahl\nViele Menschen ziehen zu.", False),
        ("Warum wurde Offenbach ausgewählt?", "Offenbach wurde wegen der vielen Zuzüge ausgewählt.", False),
        (
            "Warum wurde Offenbach ausgewählt?",
            "Grundsätzlich wird jedes Grundstück im folgenden Jahr ausgewählt.",
            True,
        ),
        ("Auswahl Offenbach Grund", "Die Stadt Offenbach wurde 2009 ausgewählt.", True),
        ("Aus welchem Grund wurde Offenbach ausgewählt?", "Die Stadt Offenbach wurde 2009 ausgewählt.", True),
        ("Wann wurde Offenbach ausgewählt und aus welchem Grund?", "Offenbach wurde 2009 ausgewählt.", False),
        ("Wer wird ohne guten Grund ausgewählt?", "Die Stadt Offenbach wurde 2009 ausgewählt.", False),
        ("Wann wurde Offenbach ausgewählt?", "Die Stadt Offenbach wurde 2009 ausgewählt.", False),
    ],
)
def test_a_question_why_is_not_answered_by_the_fact_alone(question, answer, lacks):
    assert lacks_reason(read_question(question), answer) is lacks


@pytest.mark.parametrize(
    ("question", "row", "missing"),
    [
        ("Wie lautet die Telefonnummer des Vorstands?", 5, "eine Telefonnummer"),
        ("Wie lange leitet die stellvertretende Sprecherin die Sitzung?", 3, "eine Vertretung"),
        ("Wie lange leitet die Sprecherin die Sitzung?", 3, None),
        ("Who is the deputy, and what is the Telefonnummer?", 3, None),  # these words are German
    ],
)
def test_an_answer_without_what_was_asked_for_or_what_narrows_it_is_uncertain_at_most(searcher, question, row, missing):
    found = replace(searcher.search(question), probability=0.99)
    anchored = searcher.anchored(found, TEXTS[row][0], [searcher.snapshot.passages[row]])
    assert (anchored.missing, anchored.probability < 0.5) == (missing, missing is not None)


def test_without_a_reason_an_answer_is_uncertain_at_most(searcher):
    found = replace(searcher.search("Warum leitet die Sprecherin die Sitzung?"), probability=0.99)
    anchored = searcher.anchored(found, TEXTS[3][0], [searcher.snapshot.passages[3]])
    assert (anchored.missing, anchored.probability < 0.5) == ("ein Grund", True)
