import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import clean
from server.message.dependence import is_bare, is_continued, is_dependent
from server.message.followup import read_again, read_with_history
from server.message.reduction import reduced

DIALOGUES = [
    json.loads(line) for line in (Path(__file__).parent / "dialoge.jsonl").read_text(encoding="utf-8").splitlines()
]
TOPIC = "Wie gründet eine Stadt einen Ausländerbeirat?"


@pytest.mark.parametrize(
    ("question", "topic"),
    [(d["question"], d["topic"]) for d in DIALOGUES],
    ids=[d["question"] for d in DIALOGUES],
)
def test_dialogues_of_administration_are_read_with_their_topic(question, topic):
    (history,) = (d["history"] for d in DIALOGUES if d["question"] == question)
    reading = read_with_history(question, history)
    assert reading.refers_to == topic
    assert reading.text == question
    assert bool(reading.context) == (topic is not None)


@pytest.mark.parametrize(
    "question",
    [
        "Wer muss das bezahlen?",
        "Wie kann man das beantragen?",
        "Wie lange ist das gültig?",
        "Wie ist das in Hanau?",
        "Muss man das jedes Jahr machen?",
        "Darf der Kreis das auch?",
        "Können auch Vereine sie beantragen?",
        "Welche Fehler passieren dabei oft?",
        "Gibt es da Ausnahmen?",
        "Ist die barrierefrei?",
        "Seit wann werden die gefördert?",
        "Darf der wenigstens kandidieren?",
        "Muss man das vorher zahlen oder erst am Ende?",
        "Wer hat da den Vorsitz?",
        "An wen wende ich mich da?",
        "Er hat eine Duldung.",
        "Nein, ich meine die Einbürgerung.",
    ],
)
def test_what_a_clause_cannot_mean_itself_is_meant_before(question):
    assert is_dependent(question)


@pytest.mark.parametrize(
    "question",
    [
        "Was kostet das vom Land geförderte Projekt?",
        "Was ist das für ein Gremium im Kreis Unna?",
        "Wie schnell muss die Feuerwehr bei einem Brand da sein?",
        "Wer ist bei der Sitzung des Beirats dabei?",
        "Ab welcher Miete muss man das melden?",
        "Welche Städte bilden einen Beirat für sie?",
        "Was zahle ich ab dem fünften?",
        "Wer klärt die noch offenen Fragen?",
    ],
)
def test_what_only_looks_like_a_pronoun_stands_alone(question):
    assert not is_dependent(question)


def test_between_topic_and_question_the_previous_question_is_carried_too():
    reading = read_with_history("Und in Wetzlar?", [TOPIC, "Wie lange dauert das?"])
    assert reading.refers_to == TOPIC
    assert reading.context == (TOPIC, "Wie lange dauert das?")


@pytest.mark.parametrize(
    ("history", "question", "context"),
    [
        (["Wie viele Lotsen gab es 2024 in Hessen?"], "Und 2023?", ("Wie viele Lotsen gab es in Hessen?",)),
        (["Was kostet der Kasseler Plan?"], "Und der von Hanau?", ("Was kostet der Plan?",)),
        (["Was kostet der Plan in Kassel?", "Und in Hanau?"], "Und in Fulda?", ("Was kostet der Plan ?",)),
        (
            ["Was kostet der Plan in Kassel?", "Und der von Hanau?"],
            "Wann wurde er beschlossen?",
            ("Plan", "Hanau"),
        ),
        (["Was kostet der Plan in Kassel?"], "Wann wurde er beschlossen?", ("Plan Kassel",)),
        (["Where is the plan for Kassel?"], "And when is that?", ("Where is the plan for Kassel?",)),
        (["Was gilt in Kassel?"], "Und in Hanau?", ("Was gilt in Kassel?",)),
    ],
)
def test_another_place_or_year_takes_the_stead_of_the_former(history, question, context):
    assert read_with_history(question, history).context == context


@pytest.mark.parametrize(
    ("history", "question", "context"),
    [
        (["Ausweis"], "wie teuer?", ("Ausweis",)),
        (["Ausweis", "wie teuer?"], "Frist?", ("Ausweis",)),
        (["Ausweis", "Kosten?"], "Wie lange gilt er?", ("Ausweis",)),
        (["Was kostet der Ausweis?"], "Laufzeit?", ("Ausweis",)),
        (["Was kostet der Ausweis?"], "Wo beantragt man das?", ("Ausweis",)),
        (["Was kostet der Ausweis?", "Und für Kinder?"], "Wo muss man das abgeben?", ("Ausweis",)),
        (["Was kostet der Kurs?", "Und für den Abendkurs?"], "Wie lange dauert der?", ("Kurs", "Abendkurs")),
        (["Was ist ein Plan?", "Welche Fehler passieren dabei oft?"], "Wie oft braucht man so etwas?", ("Plan",)),
        (["Wer kann Wohngeld beantragen?"], "Bis wann?", ("Wohngeld beantragen",)),
        (["How much does a passport cost?", "And for children?"], "Where do I hand it in?", ("a passport",)),
        (["What is the council?", "Who elects it?"], "How often does it meet?", ("the council",)),
    ],
)
def test_what_was_asked_before_is_not_asked_again(history, question, context):
    reading = read_with_history(question, history)
    assert reading.refers_to == history[0]
    assert reading.context == context


def test_both_are_carried_where_both_are_meant():
    history = ["Wie viele Kurse gab es 2009?", "Und 2019?"]
    assert read_with_history("Worin unterscheiden sich die beiden?", history).context == tuple(history)
    assert read_with_history("Wo fanden sie statt?", history).context == ("Kurse", "2019")


def test_a_new_topic_forgets_the_old_one():
    history = [TOPIC, "Was kostet ein Deutschkurs?"]
    assert read_with_history("Wo findet er statt?", history).refers_to == "Was kostet ein Deutschkurs?"


def test_without_a_question_that_stands_alone_the_first_one_is_the_topic():
    assert read_with_history("Und dann?", ["Und was kostet das?", "Warum?"]).refers_to == "Und was kostet das?"


@pytest.mark.parametrize("history", [[], ["", "  \n"]])
def test_a_dependent_question_without_history_refers_to_nothing(history):
    reading = read_with_history("Und was kostet das?", history)
    assert (reading.refers_to, reading.context) == (None, ())
    assert is_dependent(reading.text)


@pytest.mark.parametrize(
    "question",
    [
        "Gibt es in Kassel Deutschkurse?",
        "Wie geht es Kindern ohne Kitaplatz?",
        "Was ist der Ausländerbeirat und welche Aufgaben hat er?",
        "Kann eine Stadt dafür sorgen, dass Vereine Geld bekommen?",
        "Was hat sich dieses Jahr beim Sprachkurs geändert?",
        "Wieviele Monate hat es in Kassel bis zur Entscheidung gedauert?",
        "Wer darf den Ausländerbeirat wählen?",
        "What does a language course cost?",
        "Integrationsmonitoring was ist das",
        "Gibt es in Wiesbaden Kurse und wer unterrichtet dort?",
        "Ihr seid doch alle zu langsam für diese Fragen",
        "Der Beirat, wer wählt den?",
        "Landesbranddirektor: wer bestellt den?",
        "Projekte, die keiner mehr haben will: Wie geht man damit um?",
        "Diese Ausländervertretung in Kassel, seit wann gibt es die?",
        "Unser Verein druckt eine Zeitung. Wie viel Zuschuss gibt es dafür?",
        "Wie heißen die noch offenen Fragen?",
        "",
    ],
)
def test_questions_with_their_own_topic_stand_alone(question):
    assert not is_dependent(question)
    assert read_with_history(question, [TOPIC]).context == ()


@pytest.mark.parametrize(
    "question",
    [
        "Und dann?", "Warum?", "Wie lange dauert sie?", "Wer ist dafür zuständig?", "Was bedeutet dieser Begriff?",
        "Welche Aufgaben hat er?", "Wie viele Mitglieder hat er?", "And how long does it take?",
        "Kannst du den dritten Schritt erklären?", "Wie hoch ist die Förderung?", "Was kostet das?",
        "Unter welchem Motto stand die?", "Was machen die den ganzen Tag?", "Welche Träger bieten das an?",
        "Frage dazu: Wer wählt den?", "Gibt es das auch auf Kreisebene?",
        "Wird das auch ab 2026 noch gefördert?", "Wie viel Geld gibt es dafür?",
    ],
)  # fmt: skip
def test_questions_about_something_unnamed_are_dependent(question):
    assert is_dependent(question)


@given(st.text(max_size=80), st.lists(st.text(max_size=40), max_size=4))
def test_a_reading_only_uses_what_was_asked(question, history):
    reading = read_with_history(question, history)
    assert reading.text == reduced(question)
    assert set(reading.context) <= {reduced(text) for text in history}
    assert reading.refers_to in {None, *map(clean, history)}
    assert (reading.refers_to is None) == (reading.context == ())


@pytest.mark.parametrize(
    "question",
    [
        "Gilt das auch für uns?",
        "Können Sie das genauer erklären?",
        "Was heißt das genau?",
        "And what about 2020?",
        "Super, wo finde ich das?",
        "Wie hoch ist der Anteil dort?",
        "Peki ya ondan sonra?",
        "Wie hoch?",
        "wie lange denn",
        "Wie teuer maximal?",
        "mehr",
        "Ab wann?",
    ],
)
def test_what_points_at_something_unsaid_is_bare(question):
    assert is_dependent(question)
    assert read_with_history(question, ["Wer hat Anspruch auf einen Integrationskurs?"]).refers_to


@pytest.mark.parametrize(
    "question",
    [
        "Was kostet das Parken?",
        "Wie geht es weiter mit dem Parken?",
        "And how do I apply for an integration course?",
        "Gilt das Wahlrecht auch für EU-Bürger?",
    ],
)
def test_what_names_its_topic_is_not(question):
    assert not is_dependent(question)


@pytest.mark.parametrize(
    "text",
    [
        "Danke schön!",
        "ok danke",
        "Vielen Dank!",
        "Super, danke dir",
        "Danke für die Auskunft!",
        "Danke, das war alles",
        "Vielen Dank, das hilft mir weiter!",
        "Danke. Bis bald!",
    ],
)
def test_thanks_point_at_nothing(text):
    assert not is_bare(text)


@pytest.mark.parametrize("text", ["Und wie lange dauert er?", "und wann war das genau", "Aber wer bezahlt das dann?"])
def test_what_opens_and_points_like_a_follow_up_is_continued(text):
    assert is_continued(text)


@pytest.mark.parametrize("text", ["Wie lange dauert das?", "Wer wählt ihn?", "was kostet das", "Wo finde ich die?"])
def test_a_pronoun_and_a_verb_alone_are_continued(text):
    assert is_continued(text)


@pytest.mark.parametrize(
    "text", ["Und der Eigenanteil?", "Und was kostet ein Deutschkurs?", "Gilt das auch für uns?", "was ist der beirat"]
)
def test_what_only_opens_or_only_points_is_not_surely_continued(text):
    assert not is_continued(text)


@pytest.mark.parametrize(
    ("question", "history", "context"),
    [
        ("Am Telefon?", ["Was kostet ein Dolmetscher?"], ("kostet Dolmetscher",)),
        ("Antragsweg?", ["Wie hoch ist der Zuschuss?"], ("hoch Zuschuss",)),
        ("Mittwochs?", ["Wann hat das Amt offen?", "Samstags?"], ("Amt offen", "Samstags")),
        ("Wochenende teurer?", ["Was kostet ein Dolmetscher?"], ("kostet Dolmetscher",)),
        ("2019?", ["Wie viele Einbürgerungen gab es 2018?"], ("viele Einbürgerungen gab",)),
    ],
)
def test_a_short_turn_can_be_read_again_with_what_is_asked_about(question, history, context):
    reading = read_again(question, history)
    assert reading.context == context
    assert (reading.text, reading.refers_to) == (question, history[0])


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("Am Telefon?", []),
        ("Am Telefon?", [" "]),
        ("Und wie lange dauert er?", [TOPIC]),  # read with its topic already
        ("Wie viele Urlaubstage haben die Beschäftigten der Stadt?", [TOPIC]),
        ("Wie lange?", [TOPIC]),
        ("???", [TOPIC]),
    ],
)
def test_what_says_enough_or_nothing_is_not_read_again(question, history):
    assert read_again(question, history) is None
