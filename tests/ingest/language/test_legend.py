import pytest

from ingest import sentences, signs_explained


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("x = vorhanden, – = nicht vorhanden", {"x", "–"}),
        ("– = nichts vorhanden; . = unbekannt (nicht erfasst); / = geheim.", {"–", ".", "/"}),
        ("Zeichenerklärung: kw = künftig wegfallend, k. A. = keine Angabe", {"kw", "k. A."}),
        ("( ) = Wert unsicher", {"( )"}),
        ("In der Tabelle bedeuten: ✓ = Angebot besteht", {"✓"}),
        ("Die Höhe = Betrag", set()),
        ("n = 120", set()),
        ("x = vorhanden. Das gilt nicht überall, denn y fehlt", {"x"}),
        ("Die Gemeinde zahlt, wenn A = B gilt", set()),
        ("", set()),
    ],
)
def test_a_legend_explains_signs(line, signs):
    assert signs_explained(line) == signs


def test_a_full_stop_that_is_explained_ends_nothing():
    legend = "– = nichts vorhanden, . = unbekannt, x = Angebot"
    assert sentences(legend) == [legend]
    assert sentences(f"Es bedeuten: {legend}. Der Rat tagt.") == [f"Es bedeuten: {legend}.", "Der Rat tagt."]
    assert sentences("Der Rat tagt. = steht hier falsch.") == ["Der Rat tagt.", "= steht hier falsch."]
