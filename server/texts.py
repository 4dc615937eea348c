"""Texts: every sentence of the interface, in German and English, from the files in ``locale/``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("de", "en")
_MONTHS = {
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language; ``language`` is its BCP-47 tag."""

    language: str
    entries: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its placeholders filled; KeyError for a key that is not in the file."""
        return self.entries[key].format(**values)

    def date(self, iso: str) -> str:
        """An ISO date (year, year-month or full) as people write it: „9. Oktober 2012“."""
        year, *rest = iso.split("-")
        if not rest:
            return year
        month = _MONTHS[self.language][int(rest[0]) - 1]
        if len(rest) == 1:
            return f"{month} {year}"
        dot = "." if self.language == "de" else ""
        return f"{int(rest[1])}{dot} {month} {year}"


def load_texts() -> dict[str, Texts]:
    """The texts of all languages by their tag."""
    return {
        language: Texts(language, tomllib.loads((LOCALE / f"{language}.toml").read_text(encoding="utf-8")))
        for language in LANGUAGES
    }


def choose_language(asked: str | None, accept_language: str) -> str:
    """The interface language: the one asked for, else the first the browser prefers that exists, else German."""
    if asked in LANGUAGES:
        return asked
    ranked: list[tuple[float, int, str]] = []
    for position, entry in enumerate(accept_language.split(",")[:20]):
        tag, _, quality = entry.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        ranked.append((-weight, position, tag.split("-")[0].lower()))
    return next((tag for weight, _, tag in sorted(ranked) if tag in LANGUAGES and weight < 0), "de")
