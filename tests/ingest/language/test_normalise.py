import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.normalise import fold, normalise, same_words


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("o\ufb03ziell, Ta\ufb00et, \ufb02ink, \ufb01x", "offiziell, Taffet, flink, fix"),
        ("§\u00a05 Abs.\u202f2, z.\u2009B.", "§ 5 Abs. 2, z. B."),
        ("Ver\u00adwal\u200btung\ufeff", "Verwaltung"),
        ("Verfah\uffferen", "Verfahren"),
        ("Verfah\x02ren", "Verfahren"),
        (
            "\uf0b7 erstens \uf0a7 zweitens \uf0d8 drittens \uf0fc viertens",
            "• erstens • zweitens • drittens • viertens",
        ),
        ("Pru\u0308fung fu\u0308r A\u0308mter", "Prüfung für Ämter"),
        ("Pr¨ufung", "Prüfung"),
        ("Ver-\u2010 und Entsorgung", "Ver- und Entsorgung"),
        ("E\u2011Mail", "E-Mail"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("100 m² „gut“ – 3 ½", "100 m² „gut“ – 3 ½"),
        ("sicher\u202etxt.exe", "sichertxt.exe"),
        ("A\U000e0049B", "AB"),
        ("x\ud800y", "xy"),
        ("Zeile\tmit Tab\n\n  und Einzug", "Zeile\tmit Tab\n\n  und Einzug"),
    ],
)
def test_becomes_what_a_reader_sees(raw: str, read: str) -> None:
    assert normalise(raw) == read


@given(st.text())
def test_is_idempotent_and_encodable(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode()


@given(st.text(alphabet="abcäöüßÄÖÜ§ ,.;:-–„“0123456789\n"))
def test_leaves_clean_text_alone(text: str) -> None:
    assert normalise(text) == text


def test_titles_are_compared_by_letters_and_digits():
    assert same_words("§ 1 Zweck", "§1  zweck.")
    assert not same_words("1 Zweck", "11 Zweck")
    assert not same_words("–", "…")
    assert fold("§ 1 – Zweck_") == "1zweck"
