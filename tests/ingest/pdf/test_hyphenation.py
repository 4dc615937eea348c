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
        ("öffentlich-", "rechtliche Verträge", "öffentlich-rechtliche Verträge"),
        ("die INTEGRA-", "TION gelingt", "die INTEGRATION gelingt"),
        ("Frauen und", "-männer", "Frauen und -männer"),
        ("die Jahre 2019-", "2024", "die Jahre 2019-2024"),
        ("Feuerwehrfrau/-", "mann", "Feuerwehrfrau/-mann"),
        ("er kam –", "leider spät", "er kam – leider spät"),
        ("ohne Strich", "geht es weiter", "ohne Strich geht es weiter"),
        ("", "allein", "allein"),
    ],
)
def test_joins_lines_by_rule(left: str, right: str, joined: str) -> None:
    assert join(left, right, Vocabulary()) == joined


def test_the_words_of_the_document_decide() -> None:
    vocabulary = Vocabulary(["Das Know-how und die Ganztagsschule, operativ-taktisch geführt", "die Zusammen-"])
    assert join("das Know-", "how", vocabulary) == "das Know-how"
    assert join("die Ganztags-", "schule", vocabulary) == "die Ganztagsschule"
    assert vocabulary["zusammen"] == 0


def test_a_word_torn_without_hyphen_is_mended_only_on_evidence() -> None:
    vocabulary = Vocabulary(["Unterrichtsgespräch"] * 4 + ["zunehmen"] * 4 + ["um zu helfen", "sie nehmen"] * 2)
    assert join("das Unterrichtsge", "spräch", vocabulary) == "das Unterrichtsgespräch"
    assert join("um zu", "nehmen", vocabulary) == "um zu nehmen"
