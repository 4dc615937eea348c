from ingest import Document
from ingest.ids import keep_ids


def document(identity, file, sha256="a"):
    return Document(identity, identity.title(), file, sha256)


def kept(documents, former):
    return [found.id for found in keep_ids(documents, former)[0]]


def test_a_renamed_file_stays_the_document_it_was():
    assert kept([document("neu", "neu.md")], [document("alt", "alt.md")]) == ["alt"]


def test_it_still_does_in_the_version_after():
    assert kept([document("neu", "neu.md", "b")], [document("alt", "neu.md", "a")]) == ["alt"]


def test_a_copy_is_a_document_of_its_own():
    former = [document("alt", "alt.md")]
    assert kept([document("alt", "alt.md"), document("kopie", "kopie.md")], former) == ["alt", "kopie"]


def test_a_new_file_under_the_old_name_is_a_document_of_its_own():
    former = [document("bericht", "bericht.md", "a")]
    documents = [document("bericht", "bericht.md", "b"), document("bericht-2012", "bericht-2012.md", "a")]
    assert kept(documents, former) == ["bericht", "bericht-2012"]


def test_a_stated_id_counts_more_than_a_former_one():
    assert kept([document("kennung", "neu.md")], [document("alt", "alt.md")]) == ["kennung"]


def test_an_id_that_somebody_else_states_is_not_taken():
    documents = [document("alt", "anderes.md", "b"), document("neu", "neu.md", "a")]
    assert kept(documents, [document("alt", "alt.md", "a")]) == ["alt", "neu"]


def test_two_renamed_copies_do_not_share_an_id():
    documents = [document("b", "b.md"), document("c", "c.md")]
    assert kept(documents, [document("a", "a.md")]) == ["a", "c"]


def test_without_a_former_version_nothing_changes():
    documents = [document("a", "a.md"), document("b", "b.md", "b")]
    assert keep_ids(documents, []) == (documents, frozenset())


def test_settled_files_are_named():
    assert keep_ids([document("neu", "neu.md")], [document("alt", "alt.md")])[1] == {"neu.md"}
