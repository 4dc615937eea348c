import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.question import QuestionKind, clean, detect_language, read_question


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wie erstelle ich ein Integrationskonzept?", QuestionKind.HOW_TO),
        ("Wie kläre ich den Auftrag?", QuestionKind.HOW_TO),
        ("Wir haben eine Beschwerde – wie läuft das Verfahren?", QuestionKind.HOW_TO),
        ("Was ist zu tun, wenn die Analyse fertig ist?", QuestionKind.HOW_TO),
        ("Wie lange braucht man dafür?", QuestionKind.AMOUNT),
        ("Was ist zum Termin mitzubringen?", QuestionKind.LIST),
        ("Welche Höchstsätze gelten?", QuestionKind.LIST),
        ("Welche Höchstförderung gibt es?", QuestionKind.AMOUNT),
        ("In welchen Schritten gründet man einen Beirat?", QuestionKind.HOW_TO),
        ("Was bedeutet Teilhabe?", QuestionKind.DEFINITION),
        ("Wofür steht die Abkürzung BAMF?", QuestionKind.DEFINITION),
        ("Wer leitet das Integrationsbüro?", QuestionKind.WHO),
        ("Wann tagt der Beirat?", QuestionKind.WHEN),
        ("Wie hoch ist der Zuschuss?", QuestionKind.AMOUNT),
        ("Wie viele Lotsen gibt es?", QuestionKind.AMOUNT),
        ("Wo bekomme ich das Formular?", QuestionKind.WHERE),
        ("Warum braucht eine Stadt Kennzahlen?", QuestionKind.WHY),
        ("Welche Unterlagen verlangt das Amt?", QuestionKind.LIST),
        ("In welchem Paragrafen ist der Beirat geregelt?", QuestionKind.PARAGRAPH),
        ("Darf der Beirat Anträge stellen?", QuestionKind.YES_NO),
        ("Beirat Wetzlar", QuestionKind.OTHER),
        ("How do I apply?", QuestionKind.HOW_TO),
    ],
)
def test_the_wording_says_what_kind_of_answer_is_wanted(text, kind):
    assert read_question(text).kind is kind


def test_letter_case_does_not_change_the_kind():
    assert read_question("WIE ERSTELLE ICH EIN KONZEPT?").kind is QuestionKind.HOW_TO


def test_whoever_asks_for_all_gets_all():
    assert read_question("Bitte alle Mitglieder auflisten").wants_all
    assert not read_question("Wer ist Mitglied?").wants_all


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wie wird der Ausländerbeirat gewählt?", "de"),
        ("auslanderbeirat wahl wan", "de"),  # keywords and typing errors look foreign
        ("Ausländerbeirat Kassel", "de"),
        ("", "de"),
        ("How do I create a monitoring report for the city?", "en"),
        ("Yabancılar meclisi nasıl seçilir ve kaç üyesi vardır?", "tr"),
        ("Как избирается совет по делам иностранцев?", "ru"),
    ],
)
def test_the_language_is_german_unless_another_is_clearly_more_likely(text, language):
    assert detect_language(text) == language
    assert read_question(text).is_german == (language == "de")


@pytest.mark.parametrize(
    ("shouted", "said"),
    [
        ("WER BERÄT IN HAMBURG?", "wer berät in hamburg?"),
        ("WHICH MODEL REGIONS TOOK PART?", "which model regions took part?"),
        ("ENTEGRASYON IZLEME SINIFI NEDİR?", "entegrasyon ızleme sınıfı nedir?"),
        ("BAMF NRW", "BAMF NRW"),
        ("Wer berät das BAMF?", "Wer berät das BAMF?"),
    ],
)
def test_shouting_is_lowered_and_abbreviations_are_not(shouted, said):
    assert read_question(shouted).text == said


def test_invisible_characters_and_decomposed_umlauts_are_cleaned():
    assert clean("  Wie\u200bviel\n kostet\x00 das,\u202e \ufeffFörderung ") == "Wie viel kostet das, Förderung"
    assert clean("Fo\u0308rderung") == "Förderung"


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once
    assert not set(once) & set("\x00\n\t\u200b\u202e\ufeff")


@settings(deadline=None)  # the first text waits for the language model
@given(st.text(max_size=60))
def test_every_text_can_be_read(text):
    cleaned = clean(text)
    shouted = {cleaned.lower(), cleaned.replace("I", "ı").replace("İ", "i").lower()} if cleaned.isupper() else set()
    assert read_question(text).text in {cleaned, *shouted}
