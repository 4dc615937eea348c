from tests.ingest.cut.test_cut import heading, listing, para, passages

LED, MOOR = "Präsidentin Ute Falk", "Lea Moor (SPD)"
TITLE = "Antrag der Fraktion der SPD: Radweg am See"
SPEECHES = (para(f"{MOOR}: Frau Präsidentin! Wir bauen."), para(f"{LED}: Danke."))


def paths(*blocks):
    return [(passage.heading, passage.text) for passage in passages(*blocks)]


def test_an_item_with_nothing_but_a_number_takes_its_title_from_the_lines_below():
    for line in (heading("Tagesordnungspunkt 2:"), para("Tagesordnungspunkt 2")):
        found = paths(para(f"{LED}: Guten Tag."), line, para(TITLE), para("Drucksache 3/4"), *SPEECHES)
        item = f"Tagesordnungspunkt 2: {TITLE} Drucksache 3/4"
        assert found == [
            ((LED,), "Guten Tag."),
            ((item, MOOR), "Frau Präsidentin! Wir bauen."),
            ((item, LED), "Danke."),
        ]


def test_an_item_that_is_called_up_becomes_a_heading():
    calls = ("Ich rufe den Tagesordnungspunkt 2 auf:", "Wir kommen nun zum Tagesordnungspunkt 2:")
    for call, name in zip(calls, (para(TITLE), heading(TITLE, 1)), strict=True):
        found = paths(para(f"{LED}: Das war es. {call}"), name, para("Wir debattieren nicht."), *SPEECHES)
        item = f"Tagesordnungspunkt 2: {TITLE}"
        assert found[:2] == [((LED,), "Das war es."), ((item, LED), f"{call}\nWir debattieren nicht.")]
        assert found[2][0] == (item, MOOR)


def test_below_an_item_goes_on_to_speak_who_leads_the_debate_but_nobody_else():
    item = heading("Tagesordnungspunkt 2: Radweg")
    asked = para("Das Wort wird nicht gewünscht.")
    assert paths(para(f"{LED}: Guten Tag."), item, para("(Unruhe bei der FDP)"), asked, *SPEECHES)[2][0][1:] == (LED,)
    assert paths(para(f"{LED}: Guten Tag."), SPEECHES[0], item, asked, SPEECHES[1])[2][0][1:] == ()


def test_a_sentence_and_what_stands_before_the_first_speech_are_no_items():
    contents = (para("Tagesordnungspunkt 1"), para(TITLE))
    spoken = "Der Tagesordnungspunkt 3 ist vertagt:"
    found = paths(*contents, para(f"{LED}: Guten Tag."), para(spoken), para("So ist es."), *SPEECHES)
    assert [path for path, _ in found] == [(), (LED,), (MOOR,), (LED,)]


def test_an_item_that_is_only_mentioned_is_not_called_up():
    for spoken in ("Wir kommen zurück zum Tagesordnungspunkt 1:", "Wir kommen zur Abstimmung zu Tagesordnungspunkt 1:"):
        found = paths(heading("Tagesordnungspunkt 1: Radweg"), para(f"{LED}: {spoken}"), para("Es ist so."), *SPEECHES)
        assert {path[0] for path, _ in found} == {"Tagesordnungspunkt 1: Radweg"}


def test_a_list_below_the_number_is_no_title():
    items = listing(("a)", "Radweg", 0), ("b)", "Brücke", 0))
    found = paths(para(f"{LED}: Guten Tag."), heading("Tagesordnungspunkt 2"), items, *SPEECHES)
    assert found[1] == (("Tagesordnungspunkt 2",), "a) Radweg\nb) Brücke")
