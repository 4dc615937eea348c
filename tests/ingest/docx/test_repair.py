from ingest.block import Located, Paragraph, Row, Table
from ingest.docx.repair import Repair, repaired

TORN = ["Die Verwal- tung und die Gemein- de."] * 5


def test_torn_words_are_joined_and_pairs_stay():
    repair = Repair([*TORN, "öffentlich-rechtlich ist öffentlich-rechtlich"])
    assert repair.text("Die Asyl- statistik") == "Die Asylstatistik"
    assert repair.text("Aus- und Fortbildung") == "Aus- und Fortbildung"
    assert repair.text("eine öffentlich- rechtliche, öffentlich- rechtlich") == (
        "eine öffentlichrechtliche, öffentlich-rechtlich"
    )
    assert (
        repair.text("EURODAC- Treffer und Widerrufs- prüf- verfahren") == "EURODAC-Treffer und Widerrufsprüfverfahren"
    )


def test_letter_spaced_lines_are_closed_up_to_known_words():
    repair = Repair(["Vorbemerkung der Fragesteller", "der Rat"])
    assert repair.text("Vo r b e m e r kung de r F r a g e s te lle r") == "Vorbemerkung der Fragesteller"


def test_a_file_written_in_word_is_left_alone():
    blocks = [Paragraph(Located("Ein- und Ausgang - einmal"))]
    assert repaired(blocks) == (blocks, False)


def test_cells_keep_their_spans():
    table = Table((), (Row((Located("Die Gemein- de"), Located("")), (2, 1)),))
    mended = repaired([*(Paragraph(Located(text)) for text in TORN), table])[0][-1]
    assert mended == Table((), (Row((Located("Die Gemeinde"), Located("")), (2, 1)),))
