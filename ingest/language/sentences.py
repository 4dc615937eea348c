"""Where German sentences end: rules that survive "z. B.", "3. Oktober", "§ 2 Abs. 1 Satz 2", "e. V." and brackets."""

import re

from ingest.language.months import MONTH
from ingest.language.wordlists import word_list

# Never the end of a sentence, whatever follows.
_NEVER = word_list(
    """
    abs aufl bd bearb begr betr bzw bl buchst ca d dipl dr einschl entspr erl etw ev evtl frl gem ggf ggü hl
    hrsg inkl insb jg jh kap lfd lit mind mio mrd mwst nr nrn pos prof rd ref rdnr rn rz s sog st stellv str
    tab tel tgl u v verf vgl vorm vs z zit zz zzgl zzt abt anh anm ausg bez bspw chr eigtl ehem geb insbes
    kath nachf österr schriftl spez tit urspr versch wiss ziff eidg kfm techn geogr jun mdl gez hs inh itv lt
    ltd mtl phil sect übers überarb univ abg beig bgm drs fn obm rdn stv tz vors
    """
)
# May end a sentence when a word follows that opens one.
_SOMETIMES = word_list(
    """
    usw etc ff art verb gest sen vol ill max anl ss sp resp ord rel lat az f u.a co inc min sek qm km kg eur
    bst ua uä ä a o pp evtl abk
    """
)
# The same, but only with a capital: "so." and "do." end sentences, "So." and "Do." are days.
_CAPITALS = word_list(
    """
    jan feb mär mrz apr jun jul aug sep sept okt nov dez mo di mi do fr sa so std tsd
    """
)
_STARTERS = word_list(
    """
    Der Die Das Den Dem Des Ein Eine Einer Eines Einem Einen Er Sie Es Wir Ihr Ich Man Dies Diese Dieser
    Dieses Diesen Diesem In Im Am An Auf Aus Bei Beim Bis Durch Für Gegen Mit Nach Ohne Seit Um Unter Von Vom
    Vor Zu Zum Zur Zwischen Über Während Wegen Trotz Wenn Weil Da Dass Ob Obwohl Als Nachdem Bevor Sobald
    Soweit Sofern Solange Wer Was Wann Wo Wie Warum Weshalb Welche Welcher Welches Hier Dort Dann Danach Dabei
    Dazu Daher Deshalb Damit Darüber Davon Außerdem Auch Aber Jedoch Allerdings Zudem Ferner Weiter Weitere
    Weiterhin Zusätzlich Hierzu Hierbei Hierfür Nur Nicht Kein Keine Alle Alles Jede Jeder Jedes Jeweils Beide
    Einige Viele Mehrere Manche Insgesamt Insbesondere Sind Ist Wird Werden Hat Haben Kann Können Soll Sollen
    Muss Müssen Darf Dürfen Gilt Gelten Entsprechend Entsprechendes Dasselbe Gleiches Satz Sollte Sollten
    Bitte So Sonst Somit Erst Zuerst Zunächst Anschließend Schließlich Ihre Ihr Sein Seine Unser Unsere
    Dadurch Dafür Darin Daraus Darum Denn Doch Hierdurch Hiervon Infolge Innerhalb Außerhalb Bereits Maßgebend
    Maßgeblich Ausgenommen Ausnahmen Dessen Deren Solche Sämtliche Laut Gemäß
    """
)
# Before "3." these make the number a name or a count whose sentence may end after it: "nach Absatz 2. Die …".
_NUMBERED = word_list(
    """
    buchst buchstabe absatz abs satz nummer nr nrn artikel art paragraf paragraph kapitel kap seite s ziffer
    abschnitt teil anlage tabelle abbildung stufe phase schritt nummern absätze absätzen sätze jahr jahre
    jahren ende bis punkt buchstabe prozent euro und oder von mindestens höchstens rund etwa über unter circa
    ca insgesamt auf um je
    """
)
_ORDINAL_NOUNS = re.compile(
    rf"(?:{MONTH}|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez|"
    r"Quartal|Halbjahr|Jahrhundert|Jh|Auflage|Wahlperiode|Lebensjahr|Geschoss|Obergeschoss|OG|"
    r"Klasse|Kalenderwoche|KW|Legislaturperiode|Sitzung|Tag|Woche|Monat|Stock|Weltkrieg|Ausgabe|Abschnitt|Kapitel|"
    r"Platz|Rang|Grad|Grades|Senat|Kammer|Mal|Buch|Reich|Bürgerliche[sn]?|Klassen?)\b"
)
_LETTERED = re.compile(
    r"[^\s.!?:;] (?:[A-ZÄÖÜ][\w-]*)?(?:alternative|anhang|anlage|block|eingang|formular|gebäude|gruppe|haus|kategorie"
    r"|klasse|modul|muster|option|spalte|stufe|szenario|tarif|teil|trakt|typ|variante|vordruck|zone)n? [A-Z]$",
    re.I,
)
"""The end of a sentence with a thing that a letter names: "empfohlen wird Variante C", not so "Johann S"."""

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_END = re.compile(rf"""(?:\.{{3}}|…|[.!?]+)(?:[)\]"'”“«»’‘›‹]*)[{_RAISED}]{{0,3}}(?=\s)|\n+""")
_COUNTED = re.compile(rf"[{_RAISED}]{{1,2}} ?[A-ZÄÖÜ]")
"""The raised number and the first word of a sentence of a statute: "² Er gilt nicht"."""

_OPENING = "„“\"'»«‚‘›‹([–—-•"
_CLOSES = re.compile(r"[^()\[\]]{0,300}[)\]]")
_SOURCES = re.compile(
    r"(?:Quellen|Belege|Fundstellen|Literatur)\b[^.:;\n]{0,30}:|(?:Quelle|Beleg|Fundstelle):(?=.{0,200}$)", re.MULTILINE
)
"""The beginning of a line that names sources; what stands in it is no sentence, whatever full stops it has."""
_ENDED = re.compile(r"[.!?…][)\"“«]*$")
_EXPLAINED = re.compile(r"(?<![^\s(\[])[.…] ?=(?!\S)")
"""A full stop that is itself explained, as a sign of a table: "– = nichts vorhanden, . = unbekannt"."""
_WORD_BEFORE = re.compile(r"[\w.§&/-]+$")
_ROMAN = re.compile(r"[IVX]{1,5}|[ivx]{1,5}")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of the sentences of a text, in order, with only white space between them.

    A line feed always ends a sentence: readers join wrapped lines and keep only breaks that mean something.
    """
    spans: list[tuple[int, int]] = []
    start = _skip(text, 0)
    depth = 0
    scanned = start
    for match in _END.finditer(text):
        if match.end() <= start:
            continue
        newline = match[0].startswith("\n")
        depth += _brackets(text, scanned, match.end())
        scanned = match.end()
        if newline:
            end = match.start()
        else:
            end = match.end()
            if _SOURCES.match(text, start) or not _ends(text, match.start(), end, max(depth, 0)):
                continue
        if text[start:end].strip():
            spans.append((start, start + len(text[start:end].rstrip())))
        start = _skip(text, match.end())
        depth = 0
        scanned = max(scanned, start)
    rest = text[start:].rstrip()
    if rest:
        spans.append((start, start + len(rest)))
    return spans


def sentences(text: str) -> list[str]:
    """The sentences of a text as strings."""
    return [text[start:end] for start, end in sentence_spans(text)]


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does, in quotation marks or brackets perhaps; a colon announces something."""
    return bool(_ENDED.search(text))


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _brackets(text: str, start: int, end: int) -> int:
    before = text[start - 1] if start else " "
    piece = text[start:end]
    opened = piece.count("(") + piece.count("[")
    # "a)" and "1)" are list markers, not closing brackets; "(1)" is one.
    closed = len(re.findall(r"(?<!\s[a-z0-9])[)\]]", before + piece))
    return opened - closed


def _ends(text: str, mark: int, end: int, depth: int) -> bool:
    after = _skip(text, end)
    if after >= len(text):
        return True
    if _EXPLAINED.match(text, mark):
        return False
    following = text[after]
    bare = text[after : after + 60].lstrip(_OPENING + " ")
    opener = bare[:1]
    word = re.match(r"[^\W\d_]+", bare)
    first = word[0] if word else ""
    if depth > 0 and (first not in _STARTERS or _CLOSES.match(text, after)):
        return False
    if text[mark] in "!?":
        # „Warum?“ fragte sie: a lower-case word goes on with the sentence.
        return not opener.islower()
    if opener.islower():
        return False
    if text[mark] == "…" or text.startswith("...", mark):
        return opener.isupper() and (following in _OPENING or first in _STARTERS)
    if text[mark + 1 : end].strip("." + _RAISED):
        return True
    before = _WORD_BEFORE.search(text[max(0, mark - 60) : mark])
    token = before[0] if before else ""
    return _dot_ends(text, mark, token, first, following, bare)


def _dot_ends(text: str, mark: int, token: str, first: str, following: str, bare: str) -> bool:
    """Whether the full stop after ``token`` ends the sentence when ``bare`` follows."""
    last = token.rsplit(".", 1)[-1].lower()
    starter = first in _STARTERS
    previous = text[max(0, mark - len(token) - 40) : mark - len(token)].split()
    before = previous[-1].strip("(„“\"'").lower().rstrip(".") if previous else ""
    if not token:
        return True
    if token.isupper() and _LETTERED.search(text[max(0, mark - 60) : mark]):
        return bool(first)
    if last.isdigit() or (_ROMAN.fullmatch(token) and token.isupper()):
        if len(last) > 2 or "," in text[max(0, mark - len(token) - 1) : mark]:
            return following not in "0123456789" or len(last) > 3
        if not previous or text[max(0, mark - len(token) - 1) : mark - len(token)] == "\n":
            return False  # the marker of a list item, or a heading's number
        if _COUNTED.match(bare):
            return True
        if _ORDINAL_NOUNS.match(bare) or following.isdigit():
            return False
        return starter or (before in _NUMBERED and bool(first))
    if last in _NEVER or token.lower() in _NEVER:
        return False
    if last.endswith("str") and following.isdigit():
        return False
    if len(last) == 1 and last.isalpha():
        # "e. V.", "i. V. m.", "J. Müller": one letter closes a sentence only as the end of an abbreviation.
        closes = bool(re.search(r"(?:^|\W)(?:[a-zA-Zäöü]\.\s?)+$", text[max(0, mark - 12) : mark]))
        return starter and (closes or last.isupper() or before in _NUMBERED)
    capital = last in _CAPITALS and token[:1].isupper()
    if (last in _SOMETIMES or capital) and following.isdigit():
        return False
    if last in _SOMETIMES or ("." in token[:-1] and not token[0].isdigit()):
        return starter
    return True
