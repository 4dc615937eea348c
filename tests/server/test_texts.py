import re
from pathlib import Path
from string import Formatter

import pytest

from server.answer import Ground, Status
from server.asking import FEEDBACK_REASONS
from server.texts import choose_language, load_texts

TEMPLATES = Path("server/templates")


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_texts():
    texts = load_texts()
    assert texts["de"].entries.keys() == texts["en"].entries.keys()
    for key, text in texts["de"].entries.items():
        assert placeholders(text) == placeholders(texts["en"].entries[key]), key


def test_every_text_is_used_and_every_used_text_exists():
    source = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
    named = set(re.findall(r"\bt\('([a-z_]+)'[,)]", source)) | {"imprint", "privacy", "accessibility", "report_barrier"}
    named |= {f"status_{status}" for status in Status}
    named |= {f"reason_{status}" for status in Status if status is not Status.ANSWERED}
    named |= {f"reason_{ground}" for ground in Ground}
    named |= {f"reason_{reason}" for reason in FEEDBACK_REASONS}
    assert named == set(load_texts()["de"].entries)


@pytest.mark.parametrize(
    ("language", "iso", "shown"),
    [
        ("de", "2012", "2012"),
        ("de", "2012-10", "Oktober 2012"),
        ("de", "2012-03-09", "9. März 2012"),
        ("en", "2012-10-09", "9 October 2012"),
    ],
)
def test_dates(language, iso, shown):
    assert load_texts()[language].date(iso) == shown


@pytest.mark.parametrize(
    ("asked", "header", "language"),
    [
        (None, "", "de"),
        (None, "en", "en"),
        (None, "fr, en;q=0.8", "en"),
        (None, "en;q=0.1, de;q=0.9", "de"),
        (None, "en;q=0, de;q=0", "de"),
        (None, "en;q=x", "de"),
        ("de", "en", "de"),
        ("xx", "en-US", "en"),
        (None, ",".join(["fr"] * 5000), "de"),
    ],
)
def test_choice_of_language(asked, header, language):
    assert choose_language(asked, header) == language
