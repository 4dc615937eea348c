"""Commands with which one act amends another, and the quotation marks around the new text that they announce.

„§ 3 Absatz 2 wird wie folgt gefasst: „(2) …““, „In § 5 wird das Wort „…“ durch das Wort „…“ ersetzt.“, „§ 9 wird
aufgehoben.“
"""

import re

_PLACE = (
    r"(?:§{1,2}|Art(?:ikeln?|\.)|Abs(?:atz|ätzen?|\.)|S(?:atz|ätzen?|\.)|Nummern?|Nrn?\.|Ziff(?:ern?|\.)"
    r"|Buchst(?:aben?|\.)|Doppelbuchst(?:aben?|\.)|Halbsatz|Spiegelstrich|Anlagen?|Anhang|Inhalts(?:verzeichnis|übersicht)"
    r"|Überschrift|Präambel|Eingangssatz|Einleitungssatz|Abschnitt|Kapitel|Teil|Tabelle|Wortlaut|Angaben?|Wort|Wörter)"
)
_BEGINS = re.compile(
    r"(?:(?:In|Im|Nach|Vor|Hinter|Dem|Der|Die|Das|Den|Als|Es) )?"
    rf"(?:(?:der|dem|den|die|das|neuen?|neuer|bisherigen?|bisheriger|bisherige) ){{0,2}}(?:\w+\. )?{_PLACE}(?!\w)"
)
"""What a command begins with: the place in the other act."""
_DONE = re.compile(
    r"\b(?:wird|werden|erhält|erhalten)\b.*\b(?:ersetzt|gestrichen|aufgehoben|(?:an|ein|hinzu)gefügt|ergänzt|vorangestellt"
    r"|umbenannt|geändert|gefasst|gesetzt|neu nummeriert|(?:folgende|diese) Fassung)\b"
    rf"|\b(?:wird|werden) (?:(?:zu|zum|zur|der|die|das|de[nm]|neue[rn]?) ){{0,2}}{_PLACE} ?\w|\bentf(?:ällt|allen)\b",
    re.DOTALL,
)
"""What is done to it."""
_ANNOUNCES = re.compile(
    r"\b(?:wird|werden|erhält|erhalten)\b[^:]*\b(?:geändert|gefasst|(?:folgende|neue) (?:neue )?Fassung"
    r"|folgenden Wortlaut|(?:an|ein|hinzu)gefügt|ergänzt|vorangestellt|ersetzt)\b[^:.]{0,20}:$"
)
"""What ends with the announcement of new text, or of the commands for one act or section."""
_READS = re.compile(r"\blaute[nt]\b[^:.]{0,40}:$")
_LONGEST = 600
"""Characters of a text in which it says what it does."""
_INLINE = re.compile(r":\s+(?=[„»“\"])")
_CLOSING = {"„": '“”"', "»": "«", "“": "”", '"': '"'}
"""By the mark that opens a quotation those that may close it."""
_SPACE = " \n([/–"
"""What a mark stands behind that opens a quotation, where the same one closes it."""


def amends(text: str) -> bool:
    """Whether a text is a command that changes a place of an act, or announces such commands."""
    is_told = bool(_BEGINS.match(text) and _DONE.search(text[:_LONGEST]))
    return is_told or announces_new_text(text) or inline_text(text) is not None


def announces_new_text(text: str) -> bool:
    """Whether a text ends with the announcement of what an act is to say, or of several changes of it."""
    line = text.rstrip()
    if not line.endswith(":"):
        return False
    end = line[-_LONGEST:]
    return bool(_ANNOUNCES.search(end) or (_BEGINS.match(line) and _READS.search(end)))


def names_place(text: str) -> bool:
    """Whether a command begins with the place that it changes, and not with the whole act."""
    return bool(_BEGINS.match(text))


def inline_text(text: str) -> int | None:
    """Where the new text begins that a command holds itself; None where it holds none."""
    found = _INLINE.search(text)
    return found.end() if found and announces_new_text(text[: found.end()]) else None


def opening_mark(text: str) -> str | None:
    """The mark of quotation that a text begins with; None without one."""
    return text[:1] if text[:1] in _CLOSING else None


def quoted_length(text: str, mark: str, depth: int) -> tuple[int, int]:
    """How much of a text belongs to a quotation, and how many quotations are open behind that, 0 once it is closed.

    ``mark`` opened it, and ``depth`` are open before the text. A full stop or comma behind the end is taken to it.
    """
    for at, char in enumerate(text):
        if char == mark and (mark not in _CLOSING[mark] or at == 0 or text[at - 1] in _SPACE):
            depth += 1
        elif char in _CLOSING[mark]:
            depth -= 1
            if depth <= 0:
                end = at + 1
                return end + (text[end : end + 1] in (".", ",", ";")), 0
    return len(text), depth
