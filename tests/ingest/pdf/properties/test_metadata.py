import pytest

from ingest.pdf.properties.metadata import read_properties


@pytest.mark.parametrize(
    ("page", "date"),
    [
        ("Richtlinie\nVom 12. Oktober 2012", "2012-10-12"),
        ("Broschüre\nStand: Mai 2023", "2023-05"),
        ("Ausgabe 01. 2012", "2012-01"),
        ("Stand 01.03.2024", "2024-03-01"),
        ("Wiesbaden, den 3. Februar 2021", "2021-02-03"),
        ("Stand: 31.31.2024", "2024"),
        ("Vom 8. Juli 2024\ngilt die Richtlinie, Stand 7. September 2009, fort", "2024-07-08"),
        ("Handbuch\n8. April 2018\nin der Fassung vom Juni 2001", "2018-04-08"),
        ("ohne Datum", None),
    ],
)
def test_dates_of_the_title_page(page: str, date: str | None) -> None:
    assert read_properties({}, [page], None).date == date


@pytest.mark.parametrize("title", ["", "Microsoft Word - VwV 2022.docx", "unbenannt", "Layout_3_final", "Flyer.indd"])
def test_file_names_are_no_titles(title: str) -> None:
    assert read_properties({"Title": title}, ["Text"], "Vielfalt leben").title == "Vielfalt leben"


@pytest.mark.parametrize(
    ("own", "printed", "title"),
    [
        ("Drucksache 4/17", "Plätze in Horten", "Drucksache 4/17: Plätze in Horten"),
        ("Merkblatt Nr. 12", "Merkblatt Nr. 12 Wohngeld", "Merkblatt Nr. 12 Wohngeld"),
        ("Drucksache 4/17", None, "Drucksache 4/17"),
        ("Jahresbericht 2024", "Grußwort der Ministerin", "Jahresbericht 2024"),
        ("Mitteilung 2024", "Grußwort der Ministerin", "Mitteilung 2024"),
    ],
)
def test_a_kind_and_a_number_are_followed_by_the_printed_title(own: str, printed: str | None, title: str) -> None:
    assert read_properties({"Title": own}, ["Text"], printed).title == title


def test_title_and_publisher() -> None:
    found = read_properties(
        {"Title": "Integration vor Ort"}, ["Herausgeber: Hessisches Ministerium für Soziales, Postfach 1"], None
    )
    assert found.title == "Integration vor Ort"
    assert found.publisher == "Hessisches Ministerium für Soziales"


def test_a_publisher_goes_on_behind_an_article_at_the_line_end() -> None:
    assert (
        read_properties({}, ["Herausgeber: Stadt Au an der\nWarne, Markt 1"], None).publisher == "Stadt Au an der Warne"
    )
    assert read_properties({}, ["Herausgeber: Stadt Au\nMarkt 1"], None).publisher == "Stadt Au"
