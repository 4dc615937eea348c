from dataclasses import replace
from itertools import pairwise

import pytest

from index.named.lookup import OWN_ANSWER
from index.named.sections import Place, numbered_place
from index.question import read_question
from index.search import Searcher
from index.storage.build import build_snapshot
from index.storage.snapshot import Snapshot
from ingest import Document, PassageKind, Span
from tests.fake_embedder import FakeEmbedder
from tests.index.named.gazette import gazette
from tests.index.small import passage

__all__ = ["gazette"]

TITLES = {
    "markt": "Marktsatzung der Stadt Grünau (MarktS)",
    "archiv": "Archivordnung des Kreises Auental",
    "regeln": "Regeln für den Betriebshof",
    "protokoll": "Protokoll",
    "anfrage": "Anfrage",
    "rat": "Aufzeichnung",
    "vorlage": "Drucksache 9/233",
}
PASSAGES = (
    ("markt", "§ 1 Standplätze", "(1) Plätze vergibt das Ordnungsamt.\n(2) Bewerbungen sind bis März einzureichen."),
    ("markt", "§ 1 Standplätze", "(3) Ein Anspruch auf einen Platz besteht nicht."),
    ("markt", "§ 2 Marktzeiten", "Der Markt beginnt um 7 Uhr."),
    ("markt", "§ 3 Verstöße", "Wer entgegen § 2 verkauft oder § 1 missachtet, zahlt ein Bußgeld."),
    ("archiv", "§ 1 Aufgaben", "Das Archiv verwahrt Akten."),
    ("archiv", "§ 2 Benutzung", "(1) Akten sind im Lesesaal einzusehen.\n(2) Abschriften kosten 3 Euro."),
    ("regeln", "4 Werkstatt", "4.1.1 Die Halle ist zu lüften.\nFenster bleiben offen.\n4.1.2 Öl ist zu binden."),
    ("regeln", "4 Werkstatt", "Binder steht am Tor.\n4.1.21 Lappen sind zu entsorgen."),
    ("regeln", "Anlage 1 Geräte (Vordruck KT 8)", "Taste F4 löst den Alarm aus."),
    ("protokoll", "TOP 3 Brunnen", "Frau Öz nennt Kosten.\nBeschluss Nr. GR 8/3/2031: Der Rat baut den Brunnen."),
    ("protokoll", "TOP 3 Brunnen", "Abstimmung: 12 Ja, 3 Nein."),
    ("anfrage", "2. Wie viele Boote fahren?", "a) auf dem See?\nb) auf dem Fluss?"),
    ("anfrage", "2. Wie viele Boote fahren?", "Zu Frage 2 a): Es sind neun.\nZu Frage 2 b): Dort fährt keines."),
    ("anfrage", "3a) Wo liegen Stege?", "Am Ufer."),
    ("anfrage", "3b) Wem gehören sie?", "Dem Kreis."),
    ("anfrage", "6. Wer prüft die Boote?", "Die Fragen 4 bis 6 werden gemeinsam beantwortet.\nDas tut der Kreis."),
    ("rat", "Eröffnung", "Es tagt der Rat der Gemeinde Moosbrunn.\nEr ist da."),
    ("rat", "Anwesenheit", "Alle sind da."),
    ("rat", "Bericht", "Nichts liegt vor."),
    ("rat", "TOP 8 Wehr", "Vorlage: 0402/2031\nHerr Alt redet.\nBeschlussvorschlag des Amtes: Das Wehr wird saniert."),
    ("rat", "TOP 8 Wehr", "Beschluss: Das Wehr wird abgerissen.\nHerr Alt geht."),
    ("rat", "TOP 8 Wehr", "Abstimmung: 9 Ja."),
    ("vorlage", "Lage", "Das Wehr ist undicht.\nEs wurde 1931 gebaut."),
    ("vorlage", "Kosten", "Die Sanierung kostet 9.000 Euro."),
)  # fmt: skip


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    directory = tmp_path_factory.mktemp("sections")
    documents = [Document(name, title, f"{name}.md", name) for name, title in TITLES.items()]
    passages = [
        replace(passage(f"{name}-{number}", name, text, number), heading=(heading,))
        for number, (name, heading, text) in enumerate(PASSAGES)
    ]
    items = "(4) Verboten ist\na) Lärm,\nb) Feuer.\nDas Amt kann Ausnahmen zulassen."
    starts = [0, 17, 26, 36, len(items) + 1]
    spans = tuple(Span(start, end - 1) for start, end in pairwise(starts))
    listed = replace(
        passages[1], id="markt-list", kind=PassageKind.LIST, text=items, sentences=spans, items=spans[1:3], position=9
    )
    build_snapshot(documents, [*passages, listed], FakeEmbedder(), directory, version="20260101T000000")
    return Searcher(Snapshot.load(directory, "fake@1"), FakeEmbedder())


def place(searcher, text):
    return numbered_place(searcher.snapshot, read_question(text))


def told(searcher, text):
    found = place(searcher, text)
    snapshot = searcher.snapshot
    texts = [one.slice(span) for one in snapshot.passages for span in one.sentences]
    return [texts[row].strip() for row in found.sentences]


@pytest.mark.parametrize(
    ("message", "best"),
    [
        ("§ 2 MarktS", ["markt-2"]),
        ("Was sagt § 2 der Marktsatzung?", ["markt-2"]),
        ("Was regelt die Archivordnung in § 2?", ["archiv-5"]),
        ("§ 3", ["markt-3"]),
        ("§ 1 Abs. 3", ["markt-1"]),
        ("§ 1 der Marktsatzung", ["markt-0", "markt-1", "markt-list"]),
        ("Was steht in § 2?", ["markt-2", "archiv-5"]),
        ("§ 2 Marktzeiten", ["markt-2"]),
        ("Nr. 4.1.2", ["regeln-6", "regeln-7"]),
        ("4.1.2", ["regeln-6", "regeln-7"]),
        ("Was steht in Anlage 1?", ["regeln-8"]),
    ],
)
def test_the_place_alone_answers_in_reading_order(searcher, message, best):
    found = searcher.search(message)
    assert found.is_lookup
    assert found.probability >= OWN_ANSWER
    assert [hit.passage.id for hit in found.hits[: len(best)]] == best


@pytest.mark.parametrize(
    ("message", "sentences"),
    [
        ("§ 1 Absatz 2 MarktS", ["(2) Bewerbungen sind bis März einzureichen."]),
        ("§ 1 Abs. 4 Buchst. b", ["b) Feuer."]),
        ("Nummer 4.1.1 der Regeln", ["4.1.1 Die Halle ist zu lüften.", "Fenster bleiben offen."]),
        ("Nr. 4.1.2", ["4.1.2 Öl ist zu binden.", "Binder steht am Tor."]),
        ("Abschnitt 4.1.1", ["4.1.1 Die Halle ist zu lüften.", "Fenster bleiben offen."]),
        ("Beschluss GR 8/3/2031", ["Beschluss Nr. GR 8/3/2031: Der Rat baut den Brunnen."]),
        ("Wie lautet die Antwort auf Frage 2 b)?", ["Zu Frage 2 b): Dort fährt keines."]),
        ("Frage 2b", ["Zu Frage 2 b): Dort fährt keines."]),
        ("Frage 5", ["Die Fragen 4 bis 6 werden gemeinsam beantwortet.", "Das tut der Kreis."]),
        ("Frage 3b", ["Dem Kreis."]),
        ("Frage 6a der Kleinen Anfrage", ["Die Fragen 4 bis 6 werden gemeinsam beantwortet.", "Das tut der Kreis."]),
        ("Was wurde zu TOP 8 beschlossen?", ["Beschluss: Das Wehr wird abgerissen.", "Abstimmung: 9 Ja."]),
        ("Was wurde zur Vorlage 0402/2031 beschlossen?", ["Beschluss: Das Wehr wird abgerissen.", "Abstimmung: 9 Ja."]),
        (
            "Was wurde im Gemeinderat Moosbrunn zu TOP 8 beschlossen?",
            ["Beschluss: Das Wehr wird abgerissen.", "Abstimmung: 9 Ja."],
        ),
        ("Was hat das Amt zu TOP 8 vorgeschlagen?", ["Beschlussvorschlag des Amtes: Das Wehr wird saniert."]),
        (
            "Wie ging die Abstimmung zu TOP 3 aus?",
            ["Beschluss Nr. GR 8/3/2031: Der Rat baut den Brunnen.", "Abstimmung: 12 Ja, 3 Nein."],
        ),
    ],
)
def test_what_is_named_inside_a_place_is_told(searcher, message, sentences):
    assert told(searcher, message) == sentences


def test_the_sentences_named_come_first_as_evidence(searcher):
    best = searcher.search("§ 1 Abs. 2 MarktS").hits[0]
    assert best.evidence.index(max(best.evidence)) == 1


@pytest.mark.parametrize(
    "message", ["§ 9", "§ 9 MarktS", "§ 3 Archivordnung", "Was steht in Artikel 2?", "Frage 1", "F9"]
)
def test_what_is_not_there_is_claimed_nowhere(searcher, message):
    assert place(searcher, message) is None


def test_a_missing_paragraph_of_a_section_is_not_answered_by_the_others(searcher):
    assert not searcher.search("§ 2 Abs. 5 MarktS").is_lookup


@pytest.mark.parametrize(
    ("question", "best", "quoted"),
    [
        ("Bis wann sind nach § 1 Absatz 2 MarktS Bewerbungen einzureichen?", "markt-0", 1),
        ("Welche Frist gilt nach § 1 Absatz 2?", "markt-0", 1),
        ("Wo sind Akten nach § 2 Absatz 1 der Archivordnung einzusehen?", "archiv-5", 0),
    ],
)
def test_what_is_asked_at_a_place_and_stands_there_is_answered(searcher, question, best, quoted):
    found = searcher.search(question)
    assert found.probability >= OWN_ANSWER
    assert not found.is_lookup
    assert found.hits[0].passage.id == best
    assert found.hits[0].evidence.index(max(found.hits[0].evidence)) == quoted


@pytest.mark.parametrize(
    "question",
    [
        "Welche Frist gilt nach § 2 Absatz 1 der Archivordnung?",
        "Was kosten Abschriften nach § 2 Absatz 9?",
        "Wer bindet Öl am Tor nach Abschnitt 4?",
    ],
)
def test_what_does_not_stand_at_the_place_is_not_told_by_it(searcher, question):
    assert not (place(searcher, question) or Place(None, None, is_all=False)).is_told


def test_a_message_that_names_a_place_is_on_topic(searcher):
    assert searcher.search("Welche Akten nennt § 2?").on_topic == 1.0
    assert searcher.search("Welche Akten nennt § 99?").on_topic < 1.0


def test_of_a_question_that_asks_more_the_place_comes_first_and_the_rest_is_what_is_asked(searcher):
    question = "Was kosten Abschriften nach § 2 Absatz 2 der Archivordnung?"
    assert place(searcher, question).besides == "Was kosten Abschriften?"
    assert place(searcher, question).is_told
    found = searcher.search(question)
    assert not found.is_lookup
    assert found.hits[0].passage.id == "archiv-5"


def test_a_question_about_a_law_that_is_not_there_or_about_another_thing_has_no_place(searcher):
    assert place(searcher, "Wann beginnt der Markt nach § 2 GewO?") is None
    assert place(searcher, "Welche Pinguine nennt § 2?") is None


def test_a_code_is_looked_up_wherever_it_stands(searcher):
    for message, best in (("F4", "regeln-8"), ("f4", "regeln-8"), ("Formular KT 8", "regeln-8")):
        found = searcher.search(message)
        assert found.is_lookup
        assert found.hits[0].passage.id == best


def test_a_place_that_many_documents_have_is_not_surely_the_one_meant(tmp_path):
    names = ["a", "b", "c", "d"]
    documents = [Document(name, name * 5, f"{name}.md", name) for name in names]
    passages = [
        replace(passage(name, name, "Sie tritt in Kraft.", number), heading=("§ 6 Inkrafttreten",))
        for number, name in enumerate(names)
    ]
    build_snapshot(documents, passages, FakeEmbedder(), tmp_path / "index", version="20260101T000000")
    found = Searcher(Snapshot.load(tmp_path / "index", "fake@1"), FakeEmbedder()).search("§ 6")
    assert found.is_lookup
    assert found.probability < OWN_ANSWER


def test_a_question_that_names_the_number_of_a_paper_is_about_all_of_it(searcher):
    found = place(searcher, "Wann wurde das Wehr laut Drucksache 9/233 gebaut?")
    documents = {searcher.snapshot.passages[row].document for row in found.passages}
    assert (documents, found.is_all, found.is_told) == ({"vorlage"}, False, False)
    assert found.besides == "Wann wurde das Wehr gebaut?"
    assert place(searcher, "Wie wurde über die Drucksache 9/233 abgestimmt?") is None
    assert place(searcher, "Wann wurde das Wehr laut Drucksache 9/234 gebaut?") is None
    assert place(searcher, "Was wurde im Gemeinderat Lauheim zu TOP 8 beschlossen?") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Was regelt § 1 der Standgebührensatzung?", ["(1) Ein Stand kostet 5 Euro."]),
        (
            "Wie lautet § 3 Absatz 2 der Eselsteuersatzung jetzt?",
            ["1. § 3 Absatz 2 wird wie folgt gefasst:", "„(2) Ein Esel kostet 8 Euro.", "Ein Maultier ist frei.“"],
        ),
        ("Was ändert sich in § 4 Absatz 2?", ["2. § 4 wird wie folgt geändert:", "b) Absatz 2 wird aufgehoben."]),
        ("§ 5a Eselsteuersatzung", ["3. Nach § 5 wird folgender § 5a eingefügt:", "„§ 5a Esel sind zu melden.“"]),
        ("Was steht in § 3 der Archivordnung?", ["(2) Der Lesesaal tritt an die Stelle der Halle."]),
    ],
)
def test_a_place_of_an_act_in_a_gazette_is_found_and_one_of_the_act_that_it_changes(gazette, text, said):
    place = numbered_place(gazette, read_question(text))
    assert place is not None
    assert place.is_all
    owners, first = gazette.owner[place.sentences], gazette.first_sentence
    passages = [gazette.passages[int(owner)] for owner in owners]
    rows = zip(passages, place.sentences - first[owners], strict=True)
    assert [one.slice(one.sentences[number]) for one, number in rows] == said


@pytest.mark.parametrize("text", ["Was ändert sich in § 2?", "Was regelt § 3 der Standgebührensatzung?"])
def test_what_is_not_changed_or_not_in_the_act_named_is_no_place(gazette, text):
    place = numbered_place(gazette, read_question(text))
    assert place is None or not place.is_all


@pytest.mark.parametrize(("count", "is_clear"), [(3, True), (4, False)])
def test_a_place_that_many_acts_of_one_gazette_have_may_not_be_the_one_that_is_meant(tmp_path, count, is_clear):
    passages = [
        replace(
            passage(f"p{row}", "blatt", f"Haus {row} ist offen.", row), heading=(f"Hausordnung {row}", "§ 1 Zeiten")
        )
        for row in range(count)
    ]
    build_snapshot(
        [Document("blatt", "Blatt", "b.pdf", "b")], passages, FakeEmbedder(), tmp_path, version="20260101T000000"
    )
    found = Searcher(Snapshot.load(tmp_path, "fake@1"), FakeEmbedder()).search("§ 1")
    assert (found.probability >= OWN_ANSWER) is is_clear
