import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.sentences import sentence_spans, sentences

TRICKY = """
Das gilt z. B. für Vereine.| Es gilt auch hier.
Am 3. Oktober 2013 war es so weit.| Danach nicht.
Nach § 2 Abs. 1 Satz 2 gilt dies.| Sonst nicht.
Der Verein Hilfe e. V. Kassel berät.| Er ist da.
Zuständig ist der Verein e. V.| Er berät.
Das regelt § 5 i. V. m. § 7 AufenthG.| Näheres steht dort.
Siehe Nr. 5 der Anlage.| Das reicht.
Es kostet ca. 3 Mio. Euro im Jahr.| Viel Geld.
Im 1. Quartal stieg die Zahl.| Im 2. Halbjahr sank sie.
Ref. 305 ist zuständig.| Bitte anrufen.
Näheres steht in Tz. 4 und in der Drs. 9/233.| Mehr nicht.
Der Weg ist nachzuweisen.²| Begleitpersonen zahlen nichts.
Nach Nr.² Absatz 3 gilt das nicht.
Das gilt für Märkte nach § 5.| ² Händler zahlen nichts.
Das gilt für Flächen bis 5. ² in jedem Fall.
Empfohlen wird Variante C.| Variante A wird verworfen.
Näheres steht in Anlage B.| Fristen nennt sie nicht.
Das Werk von Johann S. Bach und von A. Müller ist bekannt.
Gruppe A. Erwachsene
Dr. A. Müller kam.| J. F. Kennedy auch.
Er sagte: „Das geht nicht.“| Danach ging er.
„Warum?“ fragte sie.| Niemand wusste es.
Es gibt Kurse (vgl. Kap. 3. Das ist lang) und mehr.| Ende.
Das ist so (siehe Anlage).| Und weiter geht es.
Äpfel, Birnen usw.| Die Liste ist lang.
Äpfel, Birnen usw. sind Obst.
Das dauert bis zum 31.12.2013.| Danach ist Schluss.
Fällig zum 30.03., 30.06., 30.09. und 30.12. zur Zahlung.
1. Auftrag klären.| Dann los.
Nach Absatz 2.| Die Frist läuft.
Er wartete …| Dann kam sie.
Er wartete... und ging.
Das kostet 3,67 €.| Mehr nicht!| Wirklich?| Ja.
Stand: 2013.| Die Zahlen sind alt.
Im Jahr 2013.| Danach sank sie.
(1) Die Gemeinde hilft.| Sie zahlt.
Das 18. Lebensjahr ist vollendet.| Gut.
Die Fraktion DIE LINKE. fragt nach.
Ludwig XIV. regierte lang.| Er starb.
Art. 16a Abs. 2 Satz 1 GG ist gemeint.| Klar.
Er wohnt in der Bahnhofstr. 5 in Kassel.| Sie auch.
Anträge sind bis 15. d. M. zu stellen.| Später nicht.
Das Haus hat 3.| Das sind viele.
Der 2. Senat entschied.| Das war gut.
Die Kosten betragen 20 v. H. der Summe.| Mehr nicht.
Es gilt Satz 2 Nr. 1 Buchst. a.| Die Behörde prüft.
Das Gesetz (BGBl. I S. 1234) gilt.| Neu.
Es galt S. 3 ff. der Anlage.
Menschen aus der ganzen Welt, v. a. aus Syrien, kamen.| 20 Personen fehlten.
Die Zahl stieg auf 5.000.| Das ist viel.
Anträge dieser Art.| Die Frist läuft.
Gremien, u. a. Ausländerbeiräte, beraten.| Sie tagen öffentlich.
Abg. Lindner (SPD) fragt nach Drs. 8/2875.| Der Minister antwortet.
Nach Tz. 12 des Berichts fehlen Belege.| Die Stadt holt sie nach.
Hessen hat 21 Landkreise u. 5 kreisfreie Städte.| Das ist viel.
"""


@pytest.mark.parametrize("line", TRICKY.strip().split("\n"))
def test_tricky_sentences(line):
    expected = [part.strip() for part in line.split("|")]
    assert sentences(line.replace("|", "")) == expected


@pytest.mark.parametrize("marker", ["(2)", "(12)", "a)", "2)", "§ 4 (2)", ""])
def test_the_number_of_a_paragraph_is_no_open_bracket(marker):
    told = [
        f"{marker} Soweit nichts anderes gilt, ist die Gemeinde zuständig.".strip(),
        "Erstreckt sich ein Deich, gilt Satz 1.",
    ]
    assert sentences(" ".join(told)) == told


def test_a_line_of_sources_is_one_sentence():
    line = "Belege: [F1]; Kreis: Bericht (o. J.). [F2]; Amt: Zahlen. Stand 2024."
    assert sentences(f"{line}\nDer Beirat tagt. Er berät.") == [line, "Der Beirat tagt.", "Er berät."]
    prose = ["Quelle: Landesamt.", "Die Zahlen wurden im Jahr 2024 erhoben. " * 6]
    assert sentences(" ".join(prose))[:2] == ["Quelle: Landesamt.", "Die Zahlen wurden im Jahr 2024 erhoben."]


def test_a_line_feed_ends_a_sentence():
    assert sentences("Erste Zeile\nZweite Zeile") == ["Erste Zeile", "Zweite Zeile"]


@given(st.text(alphabet=st.sampled_from("aB1.!?…()[] \n„“§,;:-–z. "), max_size=200))
def test_spans_tile_the_text(text):
    spans = sentence_spans(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert spans == sorted(spans)
