from server.openai.text import blocks
from tests.server import fake_assistant as fake


def test_text_of_the_corpus_is_no_markup():
    message = "".join(blocks(fake.ANSWERS[fake.HOSTILE], "https://x.example"))
    assert "<script>" not in message
    assert r"\<script\>" in message
    assert "](javascript:" not in message


def test_every_part_carries_its_number():
    answer = fake.ANSWERS[fake.MANY_SOURCES]
    message = "".join(blocks(answer, "https://x.example"))
    body, sources = message.split("**Fundstellen**")
    for number in range(1, 6):
        assert f"[{number}]" in body
        assert f"[{number}] [" in sources
    assert sources.count("](https://x.example/dokumente/") == 5
