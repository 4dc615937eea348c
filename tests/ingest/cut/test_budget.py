from hypothesis import given
from hypothesis import strategies as st

from ingest.block import Located, PageMark
from ingest.cut.budget import TARGET, Budget


def words(text):
    return len(text.split())


def test_long_headings_leave_a_third():
    assert Budget(words, 30).room(("ein " * 100,)) == 10
    assert Budget(words, 30).room(("eins zwei",)) == 28


def test_pieces_are_even_and_keep_their_pages():
    text = "Die Stelle prüft den Antrag genau. " * 60
    located = Located(text.strip(), (PageMark(0, 1), PageMark(1400, 2)))
    pieces = Budget(words, 480).portions((), located)
    assert len(pieces) == 2
    assert abs(len(pieces[0].text) - len(pieces[1].text)) < 40
    assert (pieces[0].marks, pieces[1].marks[-1].page) == ((PageMark(0, 1),), 2)


@given(st.text(alphabet="ab ,;.", max_size=3000))
def test_nothing_is_lost_and_everything_fits(text):
    pieces = Budget(len, 200).portions((), Located(text.strip()))
    assert "".join("".join(piece.text.split()) for piece in pieces) == "".join(text.split())
    assert all(len(piece.text) <= 200 for piece in pieces)
    assert all(len(piece.text) <= TARGET for piece in pieces)
