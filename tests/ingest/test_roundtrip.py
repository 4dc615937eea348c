"""What goes into a document comes out of its passages: no sentence lost, none doubled, none cut, none moved."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from ingest.cut import cut
from ingest.document import Document
from ingest.read import read_file
from tests.ingest import story as stories

WRITERS = [(stories.markdown, "a.md"), (stories.html, "a.html"), (stories.word, "a.docx")]

TWO_TABLES = (
    stories.Section(
        "Kapitel",
        (
            stories.Prose(("Die Stelle prüft.", "Wer hilft?")),
            stories.Grid(("Ort", "Wert"), (("Kassel", "1"),)),
            stories.Grid(("Ort", "Wert"), (("Hanau", "2"),)),
        ),
    ),
)
"""Only the question announces both tables; the sentence before it is said once."""


def count(text):
    return len(text) // 4


@pytest.mark.parametrize(("write", "name"), WRITERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(story=stories.stories())
@example(story=TWO_TABLES)
def test_every_sentence_stands_in_exactly_one_passage(write, name, story):
    with tempfile.TemporaryDirectory() as folder:
        reading = read_file(write(story, Path(folder) / name))
    passages = cut(Document("d", "Titel", name, "0"), reading, count)
    found = [passage.slice(span) for passage in passages for span in passage.sentences]
    bare = [text.lstrip("•0123456789. ") if text[:1] in "•123456789" else text for text in found]
    # Lead-ins, and only they, may stand in several passages.
    once = [text for number, text in enumerate(bare) if not (text.endswith((":", "?")) and text in bare[:number])]
    assert sorted(once) == sorted([*stories.sentences(story), *stories.rows(story)])


@pytest.mark.parametrize(("write", "name"), WRITERS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(story=stories.stories())
def test_passages_keep_their_section_and_their_size(write, name, story):
    with tempfile.TemporaryDirectory() as folder:
        reading = read_file(write(story, Path(folder) / name))
    passages = cut(Document("d", "Titel", name, "0"), reading, count)
    for passage in passages:
        (heading,) = passage.heading
        own = next(section for section in story if section.heading == heading)
        known = {*stories.sentences((own,)), *stories.rows((own,))}
        assert {passage.slice(span).lstrip("•0123456789. ") for span in passage.sentences} <= {
            text.lstrip("0123456789") for text in known
        }
        limit = 1.5 * 480 if passage.kind == "list" else 480
        assert count(passage.text) <= limit
    assert [passage.position for passage in passages] == list(range(len(passages)))
    assert len({passage.id for passage in passages}) == len(passages)
