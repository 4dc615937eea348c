"""Tracked changes of whole paragraphs: a deleted paragraph mark joins its paragraph with the next one."""

from lxml import etree

from ingest.docx.names import Element, W

_MARKS = frozenset(W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"))


def join_paragraphs(root: Element) -> None:
    """Put the content of each paragraph whose mark is deleted at the start of the paragraph after it.

    The two are told apart by a blank, which who deletes the mark rarely types.
    """
    for paragraph in list(root.iter(W + "p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:
            continue
        following = paragraph.getnext()
        while following is not None and following.tag in _MARKS:
            following = following.getnext()
        parent = paragraph.getparent()
        if parent is None or following is None or following.tag != W + "p":
            continue
        content = [child for child in paragraph if child.tag != W + "pPr"]
        blank = etree.Element(W + "r")
        etree.SubElement(blank, W + "t").text = " "
        start = 1 if len(following) and following[0].tag == W + "pPr" else 0
        following[start:start] = [*content, blank]
        parent.remove(paragraph)
