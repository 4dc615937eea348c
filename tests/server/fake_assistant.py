"""An assistant with a handful of answers of every status and kind, to test the HTTP layer without an index."""

from collections.abc import Sequence
from dataclasses import replace

from ingest import Document, Passage, PassageKind, Span
from server.answer import Answer, AnswerKind, Ground, Part, Source, Status
from server.asking import Hits, InContext
from server.links import file_url, passage_url

STEPS = "Wie erstelle ich ein Integrationsmonitoring?"
QUOTE = "Wozu dient ein Integrationsmonitoring?"
DEFINITION = "Was ist ein Indikator?"
LIST = "Wer gehört in die Steuerungsgruppe?"
TABLE = "Welche Indikatoren eignen sich?"
ONE_ROW = "Wie oft wird die Beschäftigungsquote erhoben?"
UNCERTAIN = "Muss der Magistrat das Monitoring beschließen?"
NOT_FOUND = "Wie hoch ist das Gehalt der Integrationsbeauftragten?"
OUT_OF_SCOPE = "Wie wird das Wetter morgen in Kassel?"
NEEDS_CONTEXT = "Und was kostet das?"
PERSONAL = "Bekomme ich eine Aufenthaltserlaubnis?"
FOLLOW_UP = "Wer macht das?"
ENGLISH = "What is integration monitoring for?"
ARABIC = "ما هو رصد الاندماج؟"
CHAT = "Guten Morgen!"
MANY_SOURCES = "Wo wird das Monitoring erwähnt?"
HOSTILE = "Was steht im feindlichen Dokument?"
LONG_WORD = "Wie lang darf ein Wort sein?"
SLOW_FAILURE = "Was passiert bei einem Fehler?"

COMPOUND = "Integrationsmonitoringdatenerhebungsverfahrensbeschreibungen"  # 60 letters
SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>"

BROCHURE = Document(
    id="integration-wie-geht-das",
    title="Integration, wie geht das? Handreichung für Kommunen",
    file="integration-wie-geht-das.pdf",
    sha256="0" * 64,
    publisher="Hessisches Ministerium der Justiz, für Integration und Europa",
    date="2012-10",
    url="https://integration.example/handreichung",
    kind="Handreichung",
    page_count=3,
)
GUIDE = Document(
    id="leitfaden",
    title="Leitfaden Indikatoren",
    file="texte/leitfaden indikatoren.md",
    sha256="1" * 64,
    publisher="Stadt Musterstadt",
    date="2024-03-05",
    kind="Leitfaden",
)
HOSTILE_DOCUMENT = Document(
    id="feindlich",
    title=f"Titel {SCRIPT}",
    file="feindlich.html",
    sha256="2" * 64,
    kind="Seite",
    url="javascript:alert(1)",
)
DOCUMENTS = (BROCHURE, GUIDE, HOSTILE_DOCUMENT)

_CHAPTER = ("2 Integrationsmonitoring", "2.1 Ein Monitoring aufbauen")


def _tile(text: str, pieces: Sequence[str], page: int | None, label: str | None) -> tuple[Span, ...]:
    spans, position = [], 0
    for piece in pieces:
        start = text.index(piece, position)
        position = start + len(piece)
        spans.append(Span(start, position, page, label))
    return tuple(spans)


def passage(
    name: str,
    document: Document,
    kind: PassageKind,
    pieces: Sequence[str],
    items: Sequence[str] = (),
    page: int | None = None,
    label: str | None = None,
    heading: tuple[str, ...] = _CHAPTER,
    joint: str = " ",
) -> Passage:
    text = joint.join(pieces)
    spans = _tile(text, pieces, page, label)
    return Passage(
        id=f"{document.id}:{name}",
        document=document.id,
        heading=heading,
        kind=kind,
        text=text,
        sentences=spans,
        items=tuple(span for span, piece in zip(spans, pieces, strict=True) if piece in items),
        position=int(name),
    )


PURPOSE = passage(
    "1",
    BROCHURE,
    PassageKind.PARAGRAPH,
    (
        "Viele Kommunen kennen ihre Bevölkerung nur aus Einzelstatistiken.",
        "Ein Integrationsmonitoring zeigt, wie sich die Teilhabe der Zugewanderten über die Jahre entwickelt.",
        "Es hilft Politik und Verwaltung, Bedarfe früh zu erkennen und Angebote daran auszurichten.",
        "Es bewertet keine einzelnen Personen.",
    ),
    page=2,
    label="12",
)
STEP_ITEMS = (
    "1. Klären Sie Ziel und Auftrag des Monitorings und lassen Sie es durch die politischen Gremien beschließen.",
    "2. Richten Sie eine ämterübergreifende Arbeitsgruppe ein, in der auch die Statistikstelle vertreten ist.",
    "3. Wählen Sie wenige, aussagekräftige Indikatoren aus.",
    "4. Prüfen Sie, welche Daten in Ihrer Kommune bereits vorliegen.",
    "5. Erheben Sie die Daten und stellen Sie sie verständlich dar.",
    "6. Beraten Sie die Ergebnisse mit den Fachämtern und dem Ausländerbeirat.",
    "7. Schreiben Sie das Monitoring regelmäßig fort.",
)
STEP_LEAD = "Ein kommunales Integrationsmonitoring entsteht in sieben Schritten:"
STEPS_PASSAGE = passage("2", BROCHURE, PassageKind.LIST, (STEP_LEAD, *STEP_ITEMS), STEP_ITEMS, 2, "12", joint="\n")
GROUP_ITEMS = (
    "• die Integrationsbeauftragte oder der Integrationsbeauftragte,",
    "• die Statistikstelle,",
    "• das Schul- und das Sozialamt,",
    "• der Ausländerbeirat.",
)
GROUP = passage(
    "3",
    BROCHURE,
    PassageKind.LIST,
    ("Zur Steuerungsgruppe gehören:", *GROUP_ITEMS),
    GROUP_ITEMS,
    3,
    "13",
    joint="\n",
)
DEFINED = passage(
    "0",
    GUIDE,
    PassageKind.DEFINITION,
    (
        "Ein Indikator ist eine messbare Größe, die einen Sachverhalt stellvertretend abbildet, der sich nicht direkt "
        "beobachten lässt.",
    ),
    heading=("Begriffe",),
)
ROWS = (
    "Indikator: Beschäftigungsquote; Quelle: Bundesagentur für Arbeit; Erhebung: jährlich",
    "Indikator: Übergang auf das Gymnasium; Quelle: Schulstatistik; Erhebung: jährlich",
    "Indikator: Einbürgerungsquote; Quelle: Ausländerbehörde; Erhebung: alle zwei Jahre",
)
TABLE_PASSAGE = passage("1", GUIDE, PassageKind.TABLE, ROWS, ROWS, heading=("Indikatoren",), joint="\n")
HOSTILE_PASSAGE = passage(
    "0", HOSTILE_DOCUMENT, PassageKind.PARAGRAPH, (f"Der Text sagt {SCRIPT} und mehr.",), heading=(SCRIPT,)
)
LONG_PASSAGE = passage(
    "2", GUIDE, PassageKind.PARAGRAPH, (f"Das Wort {COMPOUND} hat sechzig Buchstaben.",), heading=(COMPOUND,)
)
PASSAGES = (PURPOSE, STEPS_PASSAGE, GROUP, DEFINED, TABLE_PASSAGE, HOSTILE_PASSAGE, LONG_PASSAGE)
RELATED = ("Wozu dient ein Integrationsmonitoring?", "Wer gehört in die Steuerungsgruppe?")


def source(number: int, of: Passage, quote: str) -> Source:
    document = next(entry for entry in DOCUMENTS if entry.id == of.document)
    return Source(
        number=number,
        passage=of.id,
        document=document.id,
        title=document.title,
        section=of.heading,
        page=of.page,
        page_label=of.page_label,
        date=document.date,
        publisher=document.publisher,
        quote=quote,
        url=passage_url(of.id, of.text.index(quote), of.text.index(quote) + len(quote)),
        file_url=file_url(document, of.page, quote),
    )


def found(kind: AnswerKind, of: Passage, texts: Sequence[str], **more: object) -> Answer:
    first, last = of.text.index(texts[0]), of.text.rindex(texts[-1]) + len(texts[-1])
    values = {"status": Status.ANSWERED, "confidence": 0.93, "related": RELATED, **more}
    return Answer(
        kind=kind,
        parts=tuple(Part(text, 1) for text in texts),
        sources=(source(1, of, of.text[first:last]),),
        index="2026-11-22-1",
        took_ms=6.2,
        **values,
    )


def refused(status: Status, reason: str, related: tuple[str, ...] = ()) -> Answer:
    return Answer(status, None, (), (), 0.08, "2026-11-22-1", 4.1, related=related, reason=reason)


def _texts(of: Passage, *numbers: int) -> list[str]:
    return [of.slice(of.sentences[number]) for number in numbers]


_QUOTED = found(AnswerKind.QUOTE, PURPOSE, _texts(PURPOSE, 1, 2))
_MANY = Answer(
    Status.ANSWERED,
    AnswerKind.QUOTE,
    tuple(Part(of.slice(of.sentences[0]), number) for number, of in enumerate(PASSAGES[:5], 1)),
    tuple(source(number, of, of.slice(of.sentences[0])) for number, of in enumerate(PASSAGES[:5], 1)),
    0.81,
    "2026-11-22-1",
    7.0,
)
ANSWERS = {
    STEPS: found(AnswerKind.STEPS, STEPS_PASSAGE, [STEP_LEAD, *STEP_ITEMS]),
    QUOTE: _QUOTED,
    DEFINITION: found(AnswerKind.DEFINITION, DEFINED, _texts(DEFINED, 0)),
    LIST: found(AnswerKind.LIST, GROUP, ["Zur Steuerungsgruppe gehören:", *GROUP_ITEMS]),
    TABLE: found(AnswerKind.TABLE, TABLE_PASSAGE, ROWS),
    ONE_ROW: found(AnswerKind.TABLE, TABLE_PASSAGE, ROWS[:1]),
    UNCERTAIN: found(
        AnswerKind.QUOTE,
        STEPS_PASSAGE,
        STEP_ITEMS[:1],
        status=Status.UNCERTAIN,
        confidence=0.44,
        reason="Die Dokumente nennen „politische Gremien“, den Magistrat nennen sie nicht.",
    ),
    NOT_FOUND: refused(
        Status.NOT_FOUND,
        "Die Dokumente handeln von Integrationsbeauftragten, aber nicht von ihrem Gehalt.",
        RELATED,
    ),
    OUT_OF_SCOPE: refused(Status.OUT_OF_SCOPE, "Die Dokumente handeln von kommunaler Integrationsarbeit.", RELATED),
    NEEDS_CONTEXT: refused(Status.NEEDS_CONTEXT, "Bitte nennen Sie das Thema, um das es geht."),
    PERSONAL: refused(
        Status.PERSONAL_OR_LEGAL, "Über Ihren Fall entscheidet die Ausländerbehörde, nicht diese Auskunft.", RELATED
    ),
    ENGLISH: replace(_QUOTED, language="en"),
    ARABIC: replace(_QUOTED, language="ar"),
    CHAT: replace(
        refused(Status.OUT_OF_SCOPE, "Diese Auskunft beantwortet Fragen; plaudern kann sie nicht.", RELATED),
        ground=Ground.CHAT,
    ),
    MANY_SOURCES: _MANY,
    HOSTILE: found(AnswerKind.QUOTE, HOSTILE_PASSAGE, _texts(HOSTILE_PASSAGE, 0), related=(SCRIPT,)),
    LONG_WORD: found(AnswerKind.QUOTE, LONG_PASSAGE, _texts(LONG_PASSAGE, 0)),
}


class FakeAssistant:
    """Knows its questions by heart; every other one is not found. ``asked`` keeps what it was asked."""

    def __init__(self, version: str | None = "2026-11-22-1") -> None:
        self.version = version
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        self.asked.append((question, tuple(history)))
        if question == SLOW_FAILURE:
            raise RuntimeError("secret detail of the failure")
        if question == FOLLOW_UP and history:
            return replace(ANSWERS[LIST], refers_to=history[-1])
        if question == FOLLOW_UP:
            return ANSWERS[NEEDS_CONTEXT]
        return ANSWERS.get(question, ANSWERS[NOT_FOUND])

    def search(self, question: str, limit: int = 10) -> Hits:
        hits = tuple((entry, _document(entry), 0.9 - 0.1 * n) for n, entry in enumerate(PASSAGES))
        return Hits(hits[:limit], "2026-11-22-1", 3.3)

    def passage(self, passage_id: str) -> InContext | None:
        entry = next((entry for entry in PASSAGES if entry.id == passage_id), None)
        if entry is None:
            return None
        section = [other for other in PASSAGES if (other.document, other.heading) == (entry.document, entry.heading)]
        at = section.index(entry)
        return InContext(_document(entry), entry, tuple(section[:at]), tuple(section[at + 1 :]))

    def documents(self) -> tuple[Document, ...]:
        return DOCUMENTS

    def suggestions(self) -> tuple[str, ...]:
        return (STEPS, QUOTE, LIST, TABLE)


def _document(passage: Passage) -> Document:
    return next(document for document in DOCUMENTS if document.id == passage.document)
