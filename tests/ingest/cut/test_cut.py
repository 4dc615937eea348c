from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ingest.block import Heading, Item, ListBlock, Located, PageMark, Paragraph, Reading, Row, SectionEnd, Table
from ingest.cut import cut
from ingest.document import Document
from ingest.passage import PassageKind


def count(text):
    return len(text) // 4


def text(value, page=None, label=None):
    return Located(value, (PageMark(0, page, label),) if page else ())


def heading(value, level=1):
    return Heading(text(value), level)


def para(value):
    return Paragraph(text(value))


def listing(*items):
    return ListBlock(tuple(Item(text(value), marker, level) for marker, value, level in items))


def passages(*blocks, title="Titel", **reading):
    return cut(Document("doc", title, "doc.md", "0"), Reading(tuple(blocks), **reading), count)


def summary(found):
    return [(str(p.kind), p.heading, p.text) for p in found]


LONG = "Die Kommune hat eine Satzung beschlossen und veröffentlicht sie auf ihrer Seite im Netz für alle Menschen. " * 3


def test_the_heading_path_is_kept_without_the_title_of_the_document():
    found = passages(
        heading("Leitfaden"), heading("Monitoring", 2), heading("Daten", 3), para("Ein Satz."), title="Leitfaden"
    )
    assert summary(found) == [("paragraph", ("Monitoring", "Daten"), "Ein Satz.")]


def test_a_list_stands_with_its_lead_in_and_all_items():
    (found,) = passages(
        para("Nötig sind:"),
        listing(("1.", "ein Antrag.", 0), ("a)", "mit Unterschrift.", 1), ("2.", "ein Ausweis.", 0)),
    )
    assert found.kind is PassageKind.LIST
    assert found.text == "Nötig sind:\n1. ein Antrag.\n  a) mit Unterschrift.\n2. ein Ausweis."
    assert found.lead_in == "Nötig sind:"
    assert [found.slice(span) for span in found.items] == ["1. ein Antrag.", "a) mit Unterschrift.", "2. ein Ausweis."]


def test_the_end_of_the_sentence_after_a_list_belongs_to_it():
    (found,) = passages(
        para("Die Pflicht entfällt, wenn sie"),
        listing(("1.", "unmöglich ist oder", 0), ("2.", "verzögert;", 0)),
        para("dies gilt nicht im Notfall."),
    )
    assert found.text.endswith("\ndies gilt nicht im Notfall.")
    assert len(found.items) == 2


def test_numbering_that_goes_on_makes_one_list():
    (found,) = passages(
        para("Schritte:"),
        listing(("1.", "planen", 0), ("2.", "prüfen", 0)),
        para("Das dauert lange."),
        listing(("3.", "handeln", 0)),
    )
    assert [found.slice(span) for span in found.items] == ["1. planen", "2. prüfen\n  Das dauert lange.", "3. handeln"]


def test_a_list_far_over_the_limit_is_cut_between_items_and_repeats_its_lead_in():
    found = passages(para("Es gilt:"), listing(*((f"{n}.", LONG, 0) for n in range(1, 15))))
    assert len(found) > 1
    assert all(passage.lead_in == "Es gilt:" for passage in found)
    assert sum(len(passage.items) for passage in found) == 14


def test_numbered_paragraphs_are_no_list():
    found = passages(heading("§ 5"), listing(("(1)", LONG, 0), ("(2)", LONG, 0)))
    assert [p.kind for p in found] == [PassageKind.PARAGRAPH] * 2
    assert found[1].text.startswith("(2) Die")


def test_the_numbered_paragraphs_of_a_law_are_no_list_but_what_is_nested_in_them_is():
    found = passages(
        heading("§ 1 Beirat"),
        listing(
            ("(1)", "Der Beirat berät die Stadt.", 0),
            ("(2)", "Ihm gehören an", 0),
            ("a)", "neun Gewählte und", 1),
            ("b)", "vier Benannte.", 1),
            ("(3)", "Er tagt öffentlich. " + LONG, 0),
        ),
    )
    assert [(str(p.kind), p.text) for p in found] == [
        ("paragraph", "(1) Der Beirat berät die Stadt."),
        ("list", "(2) Ihm gehören an\na) neun Gewählte und\nb) vier Benannte."),
        ("paragraph", "(3) Er tagt öffentlich. " + LONG),
    ]


def test_numbers_in_brackets_before_words_or_after_a_lead_in_are_a_list():
    (words,) = passages(listing(("(1)", "Antrag", 0), ("(2)", "Ausweis", 0)))
    (announced,) = passages(para("Es gilt:"), listing(("(1)", "Es wird gezahlt.", 0), ("(2)", "Es wird gemahnt.", 0)))
    assert (words.kind, announced.kind) == (PassageKind.LIST, PassageKind.LIST)


def test_long_numbered_items_are_judged_without_those_nested_in_them():
    nested = [("a)", "kurz", 1), ("b)", "knapp", 1), ("c)", "klein", 1), ("d)", "fein", 1)]
    found = passages(listing(("1.", LONG, 0), *nested, ("2.", LONG, 0)))
    assert [str(p.kind) for p in found] == ["paragraph", "list", "paragraph"]
    (bullet,) = passages(listing(("•", "Papiere:", 0), ("–", "Ausweis", 1), ("–", "Bescheid", 1)))
    assert bullet.text == "• Papiere:\n  – Ausweis\n  – Bescheid"


def test_step_headings_become_a_list_before_the_first_of_them():
    found = passages(
        heading("Fahrplan"),
        para("So geht es:"),
        heading("Schritt 1: Auftrag klären", 2),
        para(LONG),
        heading("Schritt 2: Daten sichten", 2),
        para(LONG),
    )
    assert summary(found)[0] == (
        "list", ("Fahrplan",), "So geht es:\nSchritt 1: Auftrag klären\nSchritt 2: Daten sichten",
    )  # fmt: skip
    assert [p.heading[-1] for p in found[1:]] == ["Schritt 1: Auftrag klären", "Schritt 2: Daten sichten"]


def test_numbered_chapters_of_a_whole_document_are_no_steps():
    found = passages(heading("1. Einleitung"), para("A."), heading("2. Recht"), para("B."))
    assert all(passage.kind is PassageKind.PARAGRAPH for passage in found)


def test_headings_without_text():
    found = passages(
        heading("Angebote"),
        heading("Beratung", 2),
        heading("Kurse", 2),
        heading("Kontakt"),
        heading("Telefon 0611 123", 2),
        heading("Karte"),
    )
    assert summary(found) == [
        ("list", ("Angebote",), "Beratung\nKurse"),
        ("paragraph", ("Kontakt",), "Telefon 0611 123"),
    ]


def test_short_paragraphs_join_and_long_ones_are_cut_between_sentences():
    (joined,) = passages(para("Ein Satz."), para("Noch einer."))
    assert joined.text == "Ein Satz.\nNoch einer."
    pieces = passages(para("Die Stelle prüft jeden Antrag im Haus genau. " * 60))
    assert len(pieces) == 3
    assert all(p.text.endswith("genau.") and len(p.text) < 1200 for p in pieces)


def test_a_sentence_too_long_for_the_model_is_cut_at_a_clause():
    pieces = passages(para("Die Stelle prüft den Antrag, " * 200 + "und schließt ihn ab."))
    assert all(count(p.text) <= 480 for p in pieces)
    assert all(p.text.endswith((",", ".")) for p in pieces)


def test_a_question_stands_with_its_answer():
    found = passages(para(LONG), para("Wer hilft?"), para("Das Amt hilft."))
    assert [p.text for p in found][1:] == ["Wer hilft?\nDas Amt hilft."]


def test_definitions():
    found = passages(
        para(LONG), para("Unter Teilhabe versteht man die Mitwirkung aller."), para("Quelle: Land Hessen, 2020.")
    )
    assert (found[1].kind, found[1].term) == (PassageKind.DEFINITION, "Teilhabe")
    assert found[1].text.endswith("\nQuelle: Land Hessen, 2020.")


def test_a_list_of_terms_is_one_definition_each():
    found = passages(para("Begriffe:"), listing(("WIR:", "Ein Programm.", 0), ("KIV:", "Eine Strategie.", 0)))
    assert summary(found) == [
        ("list", (), "Begriffe:\nWIR\nKIV"),
        ("definition", (), "WIR: Ein Programm."),
        ("definition", (), "KIV: Eine Strategie."),
    ]
    assert [p.term for p in found] == [None, "WIR", "KIV"]


def test_the_terms_of_an_announced_list_know_their_pages():
    entries = [Item(Located(f"Was {term} tut.", (PageMark(0, 3, "2"),)), f"{term}:") for term in ("Beirat", "Lotsin")]
    announced, *_ = passages(para("Begriffe:"), ListBlock(tuple(entries)))
    assert [(announced.slice(item), item.page, item.page_label) for item in announced.items] == [
        ("Beirat", 3, "2"),
        ("Lotsin", 3, "2"),
    ]


def test_values_of_a_list_of_terms_are_one_list():
    terms = listing(("Ausweis:", "37 Euro", 0), ("Zuständig:", "Herr Winter\nFrau Adam", 0))
    assert summary(passages(para("Gut zu wissen:"), terms)) == [
        ("list", (), "Gut zu wissen:\nAusweis: 37 Euro\nZuständig: Herr Winter, Frau Adam")
    ]


def test_long_forms_explanations_and_entries_of_a_glossary_stay_definitions():
    short, words = listing(("KVHS:", "Kreisvolkshochschule", 0)), listing(("Ausweis:", "Ein Papier mit Bild.", 0))
    assert [p.kind for p in passages(short)] == [PassageKind.DEFINITION]
    assert [p.kind for p in passages(words)] == [PassageKind.DEFINITION]
    assert [p.kind for p in passages(heading("Glossar"), listing(("Pass:", "Papier", 0)))] == [PassageKind.DEFINITION]


def test_many_steps_in_roman_numbers_are_a_list():
    names = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
    steps = [block for name in names for block in (heading(f"Phase {name}: prüfen", 2), para(LONG))]
    assert passages(heading("Fahrplan"), *steps)[0].kind is PassageKind.LIST


def test_announced_headings_are_a_list():
    def first(lead, *blocks):
        parts = [heading("Teil A", 2), para(LONG), heading("Teil B", 2), para(LONG)]
        return passages(heading("Zuschüsse"), para(lead), *blocks, *parts)[0].text

    assert first("Bezahlt werden folgende Teile:") == "Bezahlt werden folgende Teile:\nTeil A\nTeil B"
    assert first("Bezahlt werden folgende Teile:", para("Mehr nicht.")).endswith("Mehr nicht.")
    assert first("Stand:") == "Stand:"
    parts = [heading("§ 1 Zweck"), para(LONG), heading("§ 2 Dauer"), para(LONG)]
    assert passages(para("Der Rat hat diese Satzung beschlossen:"), *parts)[0].kind is PassageKind.PARAGRAPH
    decree = "Aufgrund des § 9 Absatz 2 des Schulgesetzes vom 3. Mai 2020 wird bestimmt:"
    assert first(decree) == decree
    assert first("Nach dem Schulgesetz werden folgende Teile bezahlt:").endswith("Teil A\nTeil B")
    assert first("Nach der Prüfung werden diese Teile bestimmt:").endswith("Teil A\nTeil B")


def table(rows, header=("Land", "Zahl")):
    return Table(header, tuple(Row(tuple(text(cell) for cell in row)) for row in rows))


def test_every_cell_of_a_table_is_bound_to_its_head():
    (found,) = passages(para("Die Zahlen:"), table([("Hessen", "12"), ("Bayern", "")]))
    assert found.kind is PassageKind.TABLE
    assert found.text == "Die Zahlen:\nLand: Hessen; Zahl: 12\nLand: Bayern"
    assert [found.slice(span) for span in found.items] == ["Land: Hessen; Zahl: 12", "Land: Bayern"]


def test_a_long_table_is_cut_between_rows_and_repeats_what_leads_it():
    found = passages(para("Die Zahlen:"), table([(f"Stadt Nummer {n} am Fluss", f"{n} Menschen") for n in range(100)]))
    assert len(found) > 2
    assert all(p.lead_in == "Die Zahlen:" for p in found)
    assert sum(len(p.items) for p in found) == 100


def test_tables_without_header_and_tables_that_follow_each_other():
    found = passages(
        para("Siehe die folgenden Tabellen:"), table([("Telefon", "0611")], ()), table([("Ort", "Kassel", "Hanau")], ())
    )
    assert [p.text for p in found] == [
        "Siehe die folgenden Tabellen:\nTelefon: 0611",
        "Siehe die folgenden Tabellen:\nOrt: Kassel; Hanau",
    ]


def test_a_cell_over_several_columns_has_all_their_heads_and_over_all_none():
    header = ("Tag", "früh", "spät", "nachts")
    rows = (
        Row((text("Montag"), text("offen"), text(""), text("zu")), (1, 2, 1, 1)),
        Row((text("Dienstag"), text("nach Absprache"), text(""), text("")), (1, 3, 1, 1)),
    )
    (found,) = passages(Table(header, rows))
    assert found.text == "Tag: Montag; früh, spät: offen; nachts: zu\nTag: Dienstag; nach Absprache"
    (common,) = passages(Table(("Tag", "Zeit – früh", "Zeit – spät"), (Row(rows[1].cells[:3], (1, 2, 1)),)))
    assert common.text == "Tag: Dienstag; Zeit: nach Absprache"


def test_each_part_of_a_table_has_the_names_of_its_rows():
    group = Row((text("Hallen"), text("")), (2, 1))
    found = passages(Table(("Raum", "Preis"), (group, *table([(f"Saal {n}", f"{n} Euro") for n in range(90)]).rows)))
    assert len(found) > 1
    assert all("\nRaum: Hallen – Saal" in p.text for p in found)


def test_rows_without_a_name_have_the_one_above():
    rows = [("Nord", "Bad", "12"), ("", "Saal", "30"), ("Süd", "Bad", "9"), ("", "Saal", "4")]
    (found,) = passages(table(rows, ("Bezirk", "Haus", "Plätze")))
    assert "Bezirk: Nord; Haus: Saal; Plätze: 30" in found.text


def test_notes_stand_with_the_parts_of_the_table_that_carry_their_mark():
    rows = [("Nordheim2)", "5"), *((f"Stadt {n} am Fluss", f"{n} Menschen") for n in range(100)), ("Südheim³", "7")]
    found = passages(table(rows), para("2) ohne Insel"), para("³ geschätzt"), para("* vorläufig"), para(LONG))
    assert found[0].text.endswith("2) ohne Insel")
    assert found[-2].text.endswith("³ geschätzt\n* vorläufig")
    assert sum("ohne Insel" in p.text for p in found) == 1


def test_a_list_of_notes_belongs_to_the_table():
    (found,) = passages(table([("Pass 1", "5"), ("Bürgeramta)", "7")]), listing(("1)", "neu", 0), ("a)", "alt", 0)))
    assert found.text.endswith("\n1) neu\na) alt")


def test_a_legend_stands_with_the_parts_of_the_table_that_have_its_signs():
    legend = "– = nichts vorhanden, . = nicht bekannt"
    rows = [("Nordheim", "–"), *((f"Stadt {n} am Fluss", f"{n} Menschen") for n in range(100))]
    found = passages(table(rows), para(legend), para(LONG))
    assert found[0].text.endswith(legend)
    assert found[0].slice(found[0].sentences[-1]) == legend
    assert sum(legend in p.text for p in found) == 1
    assert len(passages(table(rows[1:2]), para(legend))) == 2
    assert len(passages(table([("Nordheim", "9 – 11 Uhr"), ("Anteil – %", "+ 3")]), para(legend))) == 2


def test_what_carries_no_mark_has_no_notes():
    rows = table([("Stufe 1", "5 m²"), ("Haus (siehe 3)", "B1")])
    for note in ("1 Der Antrag ist frei.", "² Noch ein Satz.", "3) Ein Satz.", "(1) Ein Absatz."):
        assert len(passages(rows, para(note))) == 2


def test_a_row_too_long_for_the_model_repeats_its_head():
    found = passages(table([("Hessen", "Wort " * 800)]))
    assert len(found) > 1
    assert all(p.text.startswith("Land: Hessen; ") and count(p.text) <= 480 for p in found)


def test_ids_survive_changes_elsewhere_and_duplicates_are_told_apart():
    before = passages(heading("A"), para("Ein Satz."), heading("B"), para("Doppelt."), heading("B"), para("Doppelt."))
    after = passages(heading("Neu"), para("Neu."), heading("A"), para("Ein Satz."))
    assert before[0].id == after[1].id
    assert before[2].id == f"{before[1].id}-2"


def test_recognised_pages_are_marked():
    located = Located("Gescannt.", (PageMark(0, 3),))
    (found,) = passages(Paragraph(located), ocr_pages=frozenset({3}))
    assert found.ocr


SENTENCE = st.sampled_from(["Die Stelle prüft den Antrag.", "Das gilt z. B. am 3. Oktober.", LONG.strip() + " Ende."])


@given(st.lists(st.lists(st.tuples(SENTENCE, st.integers(0, 1)), min_size=1, max_size=8), min_size=1, max_size=6))
def test_every_sentence_knows_the_page_it_begins_on(paragraphs):
    page = 1
    blocks, expected = [], []
    for parts in paragraphs:
        body, marks = "", [PageMark(0, page, f"s{page}")]
        for value, turn in parts:
            if turn and body:
                page += 1
                marks.append(PageMark(len(body), page, f"s{page}"))
            for piece in value.split(". Ende")[0:1]:
                expected.append((piece[:20], page, f"s{page}"))
            body += value + " "
        blocks.append(Paragraph(Located(body.rstrip(), tuple(marks))))
    spans = [(p.slice(span)[:20], span.page, span.page_label) for p in passages(*blocks) for span in p.sentences]
    assert [span for span in spans if span in expected] or not expected
    assert set(expected) <= set(spans)
    assert [span[1] for span in spans] == sorted(span[1] for span in spans)


def test_after_the_end_of_a_section_its_parent_goes_on():
    found = passages(
        heading("A"), heading("B", 2), heading("C", 4), para("c."), SectionEnd(4), SectionEnd(4), para("b."),
        heading("D", 4), para("d."), SectionEnd(2), para("a."),
    )  # fmt: skip
    assert summary(found) == [
        ("paragraph", ("A", "B", "C"), "c."),
        ("paragraph", ("A", "B"), "b."),
        ("paragraph", ("A", "B", "D"), "d."),
        ("paragraph", ("A",), "a."),
    ]


def test_steps_that_end_are_a_list_all_the_same():
    steps = [block for n in (1, 2) for block in (heading(f"Schritt {n}: x", 2), para(f"{n}."), SectionEnd(2))]
    found = passages(heading("Ablauf"), *steps, para("Danach."))
    assert summary(found)[0] == ("list", ("Ablauf",), "Schritt 1: x\nSchritt 2: x")
    assert summary(found)[-1] == ("paragraph", ("Ablauf",), "Danach.")


def test_a_remark_stands_with_the_table_above_it():
    rows = tuple(Row((text(place), text(number))) for place, number in (("Aue", "12"), ("Berg", "7")))
    table = Table(("Ort", "Kurse"), rows)
    (found,) = passages(table, Paragraph(text("Ohne Kurse der Vereine."), remark=True))
    assert found.text.endswith("\nOhne Kurse der Vereine.")
    assert len(passages(table, para("Ohne Kurse der Vereine."))) == 2
    assert len(passages(table, Paragraph(text(LONG * 2), remark=True))) == 2


def test_questions_answered_together_have_one_answer_below_each_of_them():
    (found,) = (p for p in passages(heading("1. Wer?"), heading("2. Wie viel?"), para("Alle zahlen zehn Euro.")))
    assert found.heading == ("1. Wer?", "2. Wie viel?")


def test_a_bare_number_leads_nothing() -> None:
    found = passages(para("4"), table([("Hessen", "12")]), table([("Bayern", "7")]))
    assert [p.text for p in found] == ["4", "Land: Hessen; Zahl: 12", "Land: Bayern; Zahl: 7"]


def test_a_lead_in_does_not_reach_captioned_tables_of_other_pages() -> None:
    def captioned(page: int) -> Table:
        return replace(table([("Hessen", "12")]), caption=text(f"Tabelle {page}: Länder", page))

    lead = Paragraph(text("Die Zahlen:", 1))
    found = passages(lead, captioned(1), captioned(1), captioned(2))
    assert [p.lead_in for p in found] == ["Die Zahlen:\nTabelle 1: Länder"] * 2 + ["Tabelle 2: Länder"]


def test_the_number_of_a_paragraph_stands_before_the_list_that_it_leads_to():
    (found,) = passages(para("Tz. 4"), para("Nötig sind:"), listing(("•", "ein Antrag,", 0), ("•", "ein Ausweis.", 0)))
    assert found.text == "Tz. 4\nNötig sind:\n• ein Antrag,\n• ein Ausweis."
