from server.compose.cells import cells


def test_value_with_separator_stays_whole():
    assert cells("Ort: Kassel; Hanau; Jahr: 2012") == (("Ort", "Kassel; Hanau"), ("Jahr", "2012"))
    assert cells("kein Kopf") == (("", "kein Kopf"),)


def test_value_with_colon_stays_whole():
    assert cells("Tag: Montag; Hinweis: Achtung: nur bis Mittag") == (
        ("Tag", "Montag"),
        ("Hinweis", "Achtung: nur bis Mittag"),
    )
