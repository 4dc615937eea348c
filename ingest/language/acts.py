"""Titles of acts: „Dritte Satzung zur Änderung …“, „Verordnung über …“, „Bekanntmachung …“."""

import re

_ACT = re.compile(
    r"(?:(?!(?i:die|der|das|diese|unsere|zur|zum)\b)[A-ZÄÖÜ\d][\w.]*[enr.] ){0,2}"
    r"(?i:\w*(?:satzung|verordnung|richtlinien?|bekanntmachung|gesetz|runderlass|allgemeinverfügung)"
    r"|\w*verwaltungsvorschrift(?:en)?|\w+vereinbarung"
    r"|(?!tages|zu|ein|an|unter|über|größen|rang|raum|nach)\w+ordnung)\b"
)


def is_act_title(text: str) -> bool:
    """Whether a heading is the title of an act, which one document may hold several of."""
    return bool(_ACT.match(text))
