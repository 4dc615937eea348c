import pytest

from index.expectation import FACTS, asks_otherwise, expectations, fact_bits


def asked(question):
    return [expectation.name for expectation in expectations(question)]


@pytest.mark.parametrize(
    ("question", "fact", "other"),
    [
        ("Was kostet der Lehrgang?", "Der Lehrgang kostet 35 Euro.", "Der Lehrgang findet abends statt."),
        ("Was kostet der Lehrgang?", "Die Teilnahme ist kostenlos.", "Die Teilnahme ist freiwillig."),
        ("Wie oft tagt der Beirat?", "Er tagt vier Mal im Jahr.", "Er wurde im Jahr 2020 für fünf Jahre gewählt."),
        ("Wie häufig erscheint der Bericht?", "Der Bericht erscheint alle zwei Jahre.", "Der Bericht hat 30 Seiten."),
        ("Wie lange dauert der Lehrgang?", "Er umfasst sechs Wochen.", "Er findet im Rathaus statt."),
        ("In welchem Paragrafen steht das?", "Näheres regelt § 84 HGO.", "Näheres regelt die Stadt."),
        ("Wie alt muss man sein?", "Wählen darf, wer das 18. Lebensjahr vollendet hat.", "Wählen dürfen viele."),
        ("Wann beginnt der Kurs?", "Er beginnt am 3. Mai.", "Er beginnt im Rathaus."),
        ("Wie hoch ist der Anteil?", "Das sind 34 Prozent.", "Das sind viele."),
        ("Wie viele Mitglieder hat der Beirat?", "Ihm gehören zwölf Mitglieder an.", "Er hat Mitglieder."),
        ("Wie groß ist der Raum?", "Der Raum misst 40 Quadratmeter.", "Der Raum ist hell."),
        ("Unter welcher Durchwahl ist das Büro erreichbar?", "Durchwahl 4711", "Das Büro ist erreichbar."),
        ("Wie lautet die Anschrift?", "Hauptstraße, 65183 Wiesbaden", "Das Büro liegt zentral."),
    ],
)
def test_a_text_meets_the_expectation_only_with_the_fact(question, fact, other):
    wanted = expectations(question)[0]
    assert wanted.met(fact)
    assert not wanted.met(other)


def test_questions_without_a_kind_of_fact_expect_none():
    assert asked("Was ist Integration?") == []
    assert asked("Wie stärkt eine Stadt den Zusammenhalt?") == []


def test_the_most_special_expectation_comes_first():
    assert asked("Wie viele Stunden umfasst die Schulung?") == ["Zeitraum", "Anzahl"]
    assert asked("Wie hoch ist der Anteil?")[0] == "Anteil"


def test_the_bits_of_a_text_are_those_of_what_it_holds():
    (money,) = expectations("Was kostet der Lehrgang?")
    (paragraph,) = expectations("Welcher Paragraf gilt?")
    assert fact_bits("Nach § 5 sind 10 Euro zu zahlen.") & money.bit
    assert fact_bits("Nach § 5 sind 10 Euro zu zahlen.") & paragraph.bit
    assert not fact_bits("Integration gelingt vor Ort.")


def test_every_kind_has_a_bit_of_its_own_below_the_mark_of_references():
    questions = (
        "Welcher Paragraf?", "Wie alt?", "Was kostet es?", "Welcher Anteil?", "Wie lange?",
        "Wann?", "Wie groß ist es?", "Wie viele?", "Welche Nummer?", "Welche Adresse?",
    )  # fmt: skip
    kinds = {kind.name: kind.bit for question in questions for kind in expectations(question)}
    assert len(kinds) == len(set(kinds.values())) == 10
    assert all(bit.bit_count() == 1 and bit < 1 << 15 for bit in kinds.values())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die Geldbuße beträgt bis zu zwanzigtausend Euro.", "Geldbetrag"),
        ("Es werden fünfhundert Euro gezahlt.", "Geldbetrag"),
        ("Die Gebühr sinkt auf fünfzig vom Hundert.", "Anteil"),
    ],
)
def test_numbers_in_words_are_facts(text, kind):
    assert next(fact for fact in FACTS if fact.name == kind).met(text)


def test_the_amount_of_a_fine_or_an_allowance_is_a_sum_of_money():
    for asked in ("Wie hoch ist die Geldbuße?", "Wie hoch ist die Aufwandsentschädigung?"):
        assert expectations(asked)[0].name == "Geldbetrag"
    assert not any(kind.name == "Geldbetrag" for kind in expectations("Wer bekommt eine Entschädigung?"))


@pytest.mark.parametrize(
    ("question", "otherwise"),
    [
        ("Wer trägt die Kosten?", True),
        ("Wann ist die Gebühr fällig?", True),
        ("Was kostet der Lehrgang?", False),
        ("Wer zahlt wie viel Geld?", False),
        ("Bis wann läuft die Frist?", False),
        ("Gebühr Wohnungsanmeldung", False),
    ],
)
def test_who_asks_for_a_person_or_a_date_does_not_ask_for_the_fact_that_is_named(question, otherwise):
    assert asks_otherwise(question, expectations(question)[0]) is otherwise
