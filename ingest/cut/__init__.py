"""Cutting: blocks → passages, one topic each, by structure and never inside a sentence.

The rules, in the order in which they apply:

1. A passage never crosses a heading; its heading path is kept beside the text (``section``).
2. A list with its lead-in and all items, nested ones included, is one passage (``lists``); only a list far over the
   token limit is cut, between items, and then each part repeats the lead-in. A table is cut between rows and each part
   repeats lead-in and caption (``table``). Lead-ins and notes below a table are the only sentences that can stand in
   more than one passage.
3. What stands below a label such as "Beschluss:" or "Änderungsantrag:" is a passage of its own with it (``labelled``).
4. A command that amends an act is one passage with the new text that it announces (``amendments``).
5. A speech of a debate is passages of its own below the name of its speaker, and so is each vote (``turns``).
6. A sentence that defines a term opens a passage of kind definition (``ingest.language.definitions``).
7. Prose: one paragraph is one passage; short ones of a section are joined, long ones cut between sentences.
"""

from collections.abc import Callable

from ingest.block import Reading
from ingest.cut.budget import Budget
from ingest.cut.commands import without_quoted_headings
from ingest.cut.draft import finish
from ingest.cut.jointquestions import joint_questions
from ingest.cut.section import sections
from ingest.cut.speeches import with_speakers
from ingest.cut.turns import spoken_drafts
from ingest.document import Document
from ingest.passage import Passage
from ingest.typed.questions import answered_together


def cut(
    document: Document, reading: Reading, count_tokens: Callable[[str], int], max_tokens: int = 480
) -> tuple[Passage, ...]:
    """The passages of a document in reading order.

    ``count_tokens`` is the embedding model's own count without special tokens; a passage and its heading path stay at
    or below ``max_tokens`` (lists: 1.5 times as much, before they are cut).
    """
    budget = Budget(count_tokens, max_tokens)
    taken: set[str] = set()
    passages: list[Passage] = []
    blocks = with_speakers(answered_together(joint_questions(without_quoted_headings(reading.blocks))))
    for section in sections(blocks, document.title):
        for draft in spoken_drafts(section.path, section.blocks, budget):
            if any(line.text.text.strip() for line in draft.lines):
                passages.append(finish(draft, document.id, len(passages), reading.ocr_pages, taken))
    return tuple(passages)


__all__ = ["cut"]
