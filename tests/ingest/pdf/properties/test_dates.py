import pytest

from ingest.pdf.properties.dates import date_of


@pytest.mark.parametrize(
    ("page", "date"),
    [
        ("Niederschrift\n03.02.2025\nTagesordnung", "2025-02-03"),
        ("Bericht zur Lage\nAltstadt, den 4. Mai 2024\nLeser:", "2024-05-04"),
        ("Jahresbericht\nBad Orb am Berg, Mai 2024", "2024-05"),
        ("Landtag Drucksache 4/17\n12.06.2024\nKleine Anfrage vom 3. April 2024", "2024-06-12"),
        ("Deutscher Bundestag Drucksache 9/17\n9. Wahlperiode 12.06.1982\nAntwort vom 3. Juni 1982", "1982-06-12"),
        ("Fristen\n01.02.2025\n01.03.2025\nVom 8. Juli 2024", "2024-07-08"),
        ("Sitzung\nDienstag, 4. Mai 2024", "2024-05-04"),
        ("Vorlage\nDatum: 04.05.2024 Amt: Kämmerei\nNach dem Beschluss vom 3. Mai 2023 prüft sie", "2024-05-04"),
        ("Merkblatt\nStand: 3. Jänner 2025", "2025-01-03"),
        ("Vorlage\nErstelldatum: 04.05.2024\nBericht vom 3. Mai 2023", "2023-05-03"),
    ],
)
def test_what_dates_the_first_page(page: str, date: str) -> None:
    assert date_of([page]) == date


@pytest.mark.parametrize(
    "mention",
    [
        "Tabelle 2: Plätze je Einrichtung, Stand: 30. Juni 2025",
        "Plätze je Einrichtung (Stand: 30. Juni 2025)",
        "Plätze je Einrichtung (eigene Erhebung,\nStand: 30. Juni 2025)",
        "Quelle: Jugendamt, Stand: 30. Juni 2025",
        "Quelle: Jugendamt, eigene Erhebung,\nStand: 30. Juni 2025",
    ],
)
def test_the_date_of_a_table_or_source_is_not_that_of_the_document(mention: str) -> None:
    assert date_of(["Bericht\nVom 8. Juli 2023", f"Überblick\n{mention}\n"]) == "2023-07-08"


def test_stand_behind_brackets_and_in_the_imprint_counts() -> None:
    assert date_of(["Leitfaden (für Vereine) Stand: Mai 2024"]) == "2024-05"
    assert date_of(["Leitfaden vom 1. März 2024", "Impressum\nStand: Mai 2024"]) == "2024-05"


def test_a_date_inside_running_text_is_no_place_and_date() -> None:
    assert date_of(["Der Kreistag hat beschlossen, Mai 2024\nzu feiern."]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Der Zuschuss steigt (Beschluss des Rates vom 3. Mai 2024).",
        "Die Arbeit beginnt am 3. Mai 2024.",
        "Die Richtlinie vom 3. Mai 2024 gilt weiter.",
        "Der Rat hat mit Beschluss vom 3. Mai 2024 (Vorlage 7/24) die Mittel erhöht.",
    ],
)
def test_the_date_of_another_paper_or_event_is_not_that_of_the_document(text: str) -> None:
    assert date_of([text]) is None


def test_brackets_and_a_change_behind_the_date_of_the_title_do_not_matter() -> None:
    assert (
        date_of(["Satzung der Stadt Au vom 3. Mai 2024 (ABl. S. 7) zuletzt geändert durch Beschluss"]) == "2024-05-03"
    )


def test_a_date_behind_the_title_counts() -> None:
    assert (
        date_of(["Satzung der Stadt Au vom 3. Mai 2024\nAufgrund des Gesetzes vom 1. Juni 2020 wird"]) == "2024-05-03"
    )


def test_the_date_in_the_running_head_wins_over_those_of_notices() -> None:
    heads = ["Amtsblatt Neuhausen 17. Mai 2024 Nr. 4", "102 Amtsblatt Neuhausen – 17. Mai 2024", "Amtsblatt"]
    notices = [f"{head}\nDer Markt fällt aus.\nNeuhausen, den {n}. Mai 2024\nText." for n, head in enumerate(heads, 1)]
    assert date_of(notices) == "2024-05-17"
    head = "Erschienen am Freitag, 17. Mai 2024"
    single = [f"{head}\nSatzung\nVom 3. Mai 2024\nText.", f"{head}\nText.\nNeuhausen, den 3. Mai 2024"]
    assert date_of(single) == "2024-05-03"
    assert date_of(["Stand: 3. Juni 2024", *notices]) == "2024-06-03"


def test_a_day_that_tables_on_all_pages_are_of_does_not_date_them() -> None:
    pages = [f"Bericht\nSeite {n}\nText.\nEinwohner 31.12.2020 Zahl\nOrt 4\nSumme\nEnde" for n in (1, 2, 3)]
    assert date_of(["Bericht\nNeuhausen, den 4. Mai 2021\nText.", *pages]) == "2021-05-04"
