def test_a_note_is_read_behind_the_block_that_carries_its_mark(read):
    assert read(
        "<h2>Gebühr</h2><p>Sie beträgt 5 Euro.<a href='#f1'><sup>1)</sup></a></p><p>Sie ist fällig.</p>"
        "<table><tr><th>Ort<th>Tarif <a href='#f2'><sup>2)</sup></a><tr><td>Moorau<td>3</table><h2>Ende</h2><p>Gut.</p>"
        "<div><h3>Fußnoten</h3><p id=f1><sup>1)</sup> Für Kinder 2 Euro.</p><p id=f2><sup>2)</sup> Ohne Abgaben.</p>"
        "<p id=f3><sup>3)</sup> Niemandes.</div>"
    ) == [
        "## Gebühr", "Sie beträgt 5 Euro.", "Für Kinder 2 Euro.", "Sie ist fällig.", "! Ort | Tarif", "| Moorau | 3",
        "Ohne Abgaben.", "## Ende", "Gut.", "### Fußnoten", "3) Niemandes.",
    ]  # fmt: skip


def test_lists_of_notes_and_their_links_back(read):
    assert read(
        "<h2>Eins</h2><p>Nötig sind<sup id=r1><a href='#fn1'>[1]</a></sup></p><ul><li>Pass</ul><p>Mehr.</p>"
        "<h2>Anmerkungen</h2><ol><li id=fn1>Oder ein Ausweis. <a href='#r1'>↩</a></ol>"
    ) == ["## Eins", "Nötig sind", "•| Pass", "Oder ein Ausweis.", "Mehr."]


def test_marks_before_the_text_of_a_note(read):
    text = "<p>Das Amt zahlt<a href='#n'>{0}</a> alles.</p><p>Mehr.</p>"
    sphinx = "<aside class=footnote id=n><span>[<a href='#r'>1</a>]</span><p>Ab Mai.</p></aside>"
    assert read(text.format("1") + sphinx) == ["Das Amt zahlt alles.", "Ab Mai.", "Mehr."]
    assert read(text.format("<sup>1</sup>") + "<p id=n><sup>1</sup>Ab Mai.") == [
        "Das Amt zahlt alles.",
        "Ab Mai.",
        "Mehr.",
    ]
    assert read(text.format("*") + "<p id=n>*Ab Mai.") == ["Das Amt zahlt alles.", "Ab Mai.", "Mehr."]
    other = "<p id=n>1,20 Euro kostet es."
    assert read(text.format("<sup>1</sup>") + other) == ["Das Amt zahlt alles.", "Mehr.", "1,20 Euro kostet es."]


def test_a_link_to_a_numbered_paragraph_is_no_note(read):
    assert read(
        "<p>Es gilt Nummer <a href='#n3'>3</a>.</p><p>Mehr.</p><p id=n3>3 Die Frist endet im Mai.</p>"
        "<p><a href='#r'><sup>a</sup></a> Register</p><h2 id=r>a bis c</h2><p>Amt</p>"
    ) == ["Es gilt Nummer.", "Mehr.", "3 Die Frist endet im Mai.", "Register", "## a bis c", "Amt"]


def test_numbers_of_sentences_are_left_out(read):
    assert read(
        "<p>(1) <sup>1</sup>Die Gemeinde zahlt. <sup>2</sup>Sie prüft.<sup>3</sup>§ 4 gilt.</p>"
        "<p><sup>4</sup>Danach ist Schluss.</p>"
    ) == ["(1) Die Gemeinde zahlt. Sie prüft. § 4 gilt.", "Danach ist Schluss."]


def test_powers_marks_and_notes_keep_their_numbers(read):
    assert read(
        "<p>Je m<sup>2</sup> Fläche fällt Moorau<sup>1</sup> auf.</p><p><sup>14</sup>C-Proben sind selten.</p>"
        "<table><tr><th>Ort<th>Zahl<tr><td>Bachtal.<sup>2</sup> Nord<td>5</table><p><sup>1</sup>Ohne Ortsteile</p>"
    ) == [
        "Je m2 Fläche fällt Moorau1 auf.", "14C-Proben sind selten.", "! Ort | Zahl", "| Bachtal.2 Nord | 5",
        "1Ohne Ortsteile",
    ]  # fmt: skip
