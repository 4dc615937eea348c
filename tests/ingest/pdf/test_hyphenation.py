import pytest

from ingest.pdf.hyphenation import Vocabulary, join


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("das Verfah-", "ren endet", "das Verfahren endet"),
        ("die Ausgabe-", "und Einnahmeseite", "die Ausgabe- und Einnahmeseite"),
        ("der Gemeinde-", "bzw. Kreisebene", "der Gemeinde- bzw. Kreisebene"),
        ("in Mecklenburg-", "Vorpommern", "in Mecklenburg-Vorpommern"),
        ("die EU-", "Verordnung", "die EU-Verordnung"),
        ("von 9.00–", "12.00 Uhr", "von 9.00–12.00 Uhr"),
        ("der Plan –", "12 Seiten", "der Plan – 12 Seiten"),
        ("öffentlich-", "rechtliche Verträge", "öffentlich-rechtliche Verträge"),
        ("die INTEGRA-", "TION gelingt", "die INTEGRATION gelingt"),
        ("Frauen und", "-männer", "Frauen und -männer"),
        ("die Jahre 2019-", "2024", "die Jahre 2019-2024"),
        ("Feuerwehrfrau/-", "mann", "Feuerwehrfrau/-mann"),
        ("er kam –", "leider spät", "er kam – leider spät"),
        ("ohne Strich", "geht es weiter", "ohne Strich geht es weiter"),
        ("", "allein", "allein"),
        ("an amt@stadt-", "musterau.de schreiben", "an amt@stadt-musterau.de schreiben"),
        ("unter www.stadt-", "musterau.de/antrag.", "unter www.stadt-musterau.de/antrag."),
        ("siehe https://musterau.de/an-", "trag/neu", "siehe https://musterau.de/an-trag/neu"),
        ("auf stadt-", "musterau.de.", "auf stadt-musterau.de."),
        ("das Paket co-", "lor.sty laden", "das Paket color.sty laden"),
        ("Schülerinnen/Schü-", "ler der Klasse", "Schülerinnen/Schüler der Klasse"),
    ],
)
def test_joins_lines_by_rule(left: str, right: str, joined: str) -> None:
    assert join(left, right, Vocabulary()) == joined


def test_the_words_of_the_document_decide() -> None:
    vocabulary = Vocabulary(["Das Know-how und die Ganztagsschule, operativ-taktisch geführt", "die Zusammen-"])
    assert join("das Know-", "how", vocabulary) == "das Know-how"
    assert join("die Ganztags-", "schule", vocabulary) == "die Ganztagsschule"
    assert vocabulary["zusammen"] == 0
    assert join("die Gemeinde Nords-", "and zahlt", Vocabulary(["in Nordsand"])) == "die Gemeinde Nordsand zahlt"


def test_a_word_torn_without_hyphen_is_mended_only_on_evidence() -> None:
    vocabulary = Vocabulary(["Unterrichtsgespräch"] * 4 + ["zunehmen"] * 4 + ["um zu helfen", "sie nehmen"] * 2)
    assert join("das Unterrichtsge", "spräch", vocabulary) == "das Unterrichtsgespräch"
    assert join("um zu", "nehmen", vocabulary) == "um zu nehmen"


def test_where_automatic_hyphens_are_told_apart_the_others_stay() -> None:
    told = Vocabulary(told_apart=True)
    assert join("das E-Mail-", "postfach", told, automatic=False) == "das E-Mail-postfach"
    assert join("das Verfah-", "ren", told, automatic=True) == "das Verfahren"
    assert join("das Verfah-", "ren", Vocabulary(), automatic=False) == "das Verfahren"
    assert join("das Verfah-", "ren", Vocabulary(["Verfahren"], told_apart=True), automatic=False) == "das Verfahren"
