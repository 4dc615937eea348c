from ingest.block import Located
from ingest.typed.inline import line_blocks, located, one_line, unwrap
from tests.ingest.outline import outline


def test_wrapped_lines_are_joined_and_hyphens_undone():
    assert unwrap(["Die Gemeinde unterhält eine öffentliche Wasserver-", "sorgung und zahlt", "alles."]) == (
        "Die Gemeinde unterhält eine öffentliche Wasserversorgung und zahlt alles."
    )
    assert unwrap(["Der Kreis fördert Beratungs-", "und Bildungsangebote."]) == (
        "Der Kreis fördert Beratungs- und Bildungsangebote."
    )

    assert unwrap(["Rund um Baden-", "Württemberg gilt EU-", "rechtlich der Haushalt 2025-", "2026."]) == (
        "Rund um Baden-Württemberg gilt EU-rechtlich der Haushalt 2025-2026."
    )


def test_hyphens_are_undone_in_wrapped_paragraphs_and_typed_items():
    lines = ["Der Rat plant 2025 die Erneue-", "rung der Schul- und Sport-", "und Freizeitanlagen."]
    assert outline(line_blocks(lines, wrapped=True)) == [
        "Der Rat plant 2025 die Erneuerung der Schul- und Sport- und Freizeitanlagen."
    ]
    assert outline(line_blocks(["- die Erneue-", "  rung der Dächer", "- Fenster"])) == [
        "-| die Erneuerung der Dächer",
        "-| Fenster",
    ]


def test_the_lines_at_the_head_of_a_letter_stay_apart():
    lines = [
        "Betreff: Förderung der Sanierung von Schulgebäuden und Turnhallen",
        "         im Haushaltsjahr",
        "Bezug: Schreiben vom 3. Mai",
    ]
    told = [
        "Betreff: Förderung der Sanierung von Schulgebäuden und Turnhallen im Haushaltsjahr\n"
        "Bezug: Schreiben vom 3. Mai"
    ]
    assert outline(line_blocks(lines)) == told
    assert outline(line_blocks(lines, wrapped=True)) == told
    assert unwrap(["Der Antrag nennt zu jeder Maßnahme den", "Bezug zum Konzept: Er ist wichtig."], wrapped=True) == (
        "Der Antrag nennt zu jeder Maßnahme den Bezug zum Konzept: Er ist wichtig."
    )


def test_lines_of_a_cell_are_told_apart_by_commas():
    def line(text):
        return one_line(Located(text)).text

    assert line("• Passfoto\n• Mietvertrag") == "Passfoto, Mietvertrag"
    assert line("Bitte anrufen.\nOder schreiben") == "Bitte anrufen. Oder schreiben"
    assert line("Erteilung einer\nErlaubnis\n(befristet)\n50\nEuro") == "Erteilung einer Erlaubnis (befristet), 50 Euro"
    assert line("Aus- und Fortbildung – ganztags") == "Aus- und Fortbildung – ganztags"
    assert line("Heirats- oder Geburtsurkunde\nPass") == "Heirats- oder Geburtsurkunde, Pass"


def test_a_meant_break_stays():
    assert unwrap(["Amt für Integration", "Bahnhofstraße 1"]) == "Amt für Integration\nBahnhofstraße 1"


def test_typed_markers_make_a_list():
    lines = ["Nötig sind:", "a) ein Antrag", "b) ein Lageplan", "   mit Maßstab", "c) ein Ausweis"]
    assert outline(line_blocks(lines)) == [
        "Nötig sind:",
        "a)| ein Antrag",
        "b)| ein Lageplan mit Maßstab",
        "c)| ein Ausweis",
    ]


def test_a_date_at_the_start_of_a_line_is_no_list():
    assert outline(line_blocks(["3. Oktober 2013 war ein Feiertag."])) == ["3. Oktober 2013 war ein Feiertag."]
    assert outline(line_blocks(["Termine:", "1. Mai 2024", "3. Oktober 2024"])) == [
        "Termine:\n1. Mai 2024\n3. Oktober 2024"
    ]


def test_blanks_are_collapsed():
    assert located("a\u00a0 b \n  c").text == "a b\nc"
