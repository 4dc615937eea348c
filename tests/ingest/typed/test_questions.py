"""Questions that one answer follows."""

from ingest.block import Block, Heading, Located, Paragraph
from ingest.typed.questions import answered_together


def levels(*texts: str, level: int = 2) -> list[int]:
    """Levels of the headings; a text that begins with "-" is a paragraph, with "+" a heading one level deeper."""
    blocks: list[Block] = []
    for text in texts:
        words = Located(text.lstrip("-+"))
        blocks.append(Paragraph(words) if text[0] == "-" else Heading(words, level + (text[0] == "+")))
    return [block.level for block in answered_together(blocks) if isinstance(block, Heading)]


def test_questions_answered_together_stand_below_one_another() -> None:
    texts = ("3. Wer zahlt?", "-Das Land.", "4. Wie viel?", "5. Seit wann?", "6. Für wen?", "-Zu 4 bis 6: für alle.")
    assert levels(*texts, "7. Wie lange?", "-Drei Jahre.") == [2, 2, 3, 4, 2]
    assert levels("Frage 1: Kosten", "Frage 2: Dauer", "-Beide sind offen.") == [2, 3]


def test_other_headings_without_text_between_them_stay() -> None:
    assert levels("4. Kosten", "5. Dauer", "-Alles ist offen.") == [2, 2]
    assert levels("4. Wie viel?", "6. Für wen?", "-Für alle.") == [2, 2]
    assert levels("4. Wie viel?", "+5. Für wen?", "-Für alle.") == [2, 3]
    assert levels("4. Wie viel?", "5. Für wen?", "Antwort", "-Für alle.") == [2, 2, 2]
