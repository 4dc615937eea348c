"""Refusal: what becomes of a question, from the calibrated probability and from what is asked."""

from dataclasses import dataclass

from index.expectation import asks_otherwise, expectations
from index.gate import FACT_MISSING, GATE_SIGNALS, MISSING_NUMBER, MISSING_WORD
from index.intent import Intent
from index.search import Found
from index.words.analysis import content_words
from server.answer import Ground, Status
from server.compose import Composition
from server.message.dependence import is_continued
from server.message.scope import is_complaint, is_manipulation, is_opinion, is_said, is_task
from server.message.single_case import asks_for_oneself, is_personal_or_legal, names_a_matter
from server.texts import load_texts

ANSWERED_FROM = 0.5
"""Probability from which an answer is given as one.

On the development set of real documents 5 of 35 questions that nobody can answer are answered then.
"""
UNCERTAIN_FROM = 0.2
"""Probability from which the nearest passages are shown, marked as uncertain.

From 0.25 on, 3 of 415 probe questions less would show the right source, and 2 more of 152 refusals would be right; of
65 questions about real documents 2 less would show the right page.
"""
UNDERSTOOD_FROM = 0.8
"""Probability from which a question is answered although it seems to point at something unnamed.

Not if it also opens as one that goes on („Und wie lange dauert er?“).

Of 177 such training questions put without history 41 are answered rightly then, 4 beside the point; of those that do
need another question before them none is answered, even from 0.5 on.
"""
SURELY_MEANT_FROM = 0.95
"""Probability of an intent from which it counts more than how well passages fit.

None of 739 probe questions with an answer, half of them worded anew, is that surely taken for a case; of individual
cases written by somebody else half are. Of 976 texts that end as something said, not asked („Integration ist doch alles
Geldverschwendung!“), 13 are that surely taken for an attack; all of them are one or ask for a poem.
"""
CASE_FROM = 0.75
"""Probability of a case from which one who asks yes or no about himself is not given an answer that is less sure.

Of 415 probe questions and 348 of them worded anew none is taken for a case by it, of 115 individual cases 2 more are
recognised; of 1,850 training questions that ask so and have an answer 17 are that likely a case.
"""
REFUSED_AT_MOST = 0.05
"""Probability left to a question that is refused for what it asks, not for what is found."""
OFF_TOPIC_BELOW = 0.2
"""Probability of the topic below which no uncertain passage is shown, and the refusal calls the topic a foreign one.

To be told „not one of our topics“ about one of them is worse than „nothing stands there“ about another.
"""
FOREIGN_OFF_TOPIC_BELOW = 0.05
"""The same for a question in another language, which shares no words with the documents.

„Entegrasyon kursu ücretsiz mi?“ has .16 in a corpus on integration courses, „Hava bugün nasıl?“ .004.
"""

_FRAGMENT = 2
"""Words of topic in a follow-up that are too few to tell what it wants."""

_GERMAN = load_texts()["de"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status of a question, the calibrated probability (0–1) behind it, and on which ground; an answer needs none.

    ``about`` is what the ground is about, if it is about anything.
    """

    status: Status
    confidence: float
    ground: Ground | None = None
    about: str = ""

    @property
    def reason(self) -> str | None:
        """The German sentence that says why; None for an answer."""
        return _GERMAN(f"reason_{self.ground}", about=self.about) if self.ground else None


def judge(found: Found, composition: Composition | None, message: str, *, needs_context: bool) -> Verdict:
    """Decide between answer, uncertain answer and the kinds of refusal.

    ``message`` is the whole text that was sent, of which the question may be a part.
    """
    confidence = found.probability
    answers = confidence >= ANSWERED_FROM
    # It stands there, whatever the sentence may say of it.
    if found.is_lookup and composition is not None and not (needs_context and confidence < UNDERSTOOD_FROM):
        return _verdict(Status.ANSWERED if answers else Status.UNCERTAIN, max(confidence, UNCERTAIN_FROM), found)
    asked = found.question.text
    intent, surely = found.intent.intent, found.intent.probability >= SURELY_MEANT_FROM
    if found.context and len(content_words(asked)) <= _FRAGMENT:
        intent = Intent.DOCUMENTS  # „Und danach?“ sounds like nothing by itself
    german, off_topic = found.question.is_german, is_off_topic(found)
    case, attack = intent is Intent.CASE, intent is Intent.ATTACK
    likelier_a_case = answers and found.intent.probability >= max(CASE_FROM, confidence) and asks_for_oneself(message)
    # „Wer hat den Oscar gewonnen?“ looks like an attack as well.
    beside = None if off_topic and not is_said(message) else Ground.BESIDE
    for refused, status, ground in (
        (is_manipulation(message), Status.OUT_OF_SCOPE, Ground.BESIDE),
        (is_personal_or_legal(message), Status.PERSONAL_OR_LEGAL, None),
        (is_complaint(message), Status.PERSONAL_OR_LEGAL, Ground.COMPLAINT),
        (case and (surely or likelier_a_case), Status.PERSONAL_OR_LEGAL, None),
        (attack and surely and (not answers or is_said(message)), Status.OUT_OF_SCOPE, beside),
        (needs_context and (confidence < UNDERSTOOD_FROM or is_continued(asked)), Status.NEEDS_CONTEXT, None),
        (is_opinion(message), Status.OUT_OF_SCOPE, Ground.OPINION),
        # „Uyum kursu kaç saat?“ is hardly told from a chat.
        (intent is Intent.CHAT and (german or surely), Status.OUT_OF_SCOPE, Ground.CHAT),
        (is_task(asked), Status.OUT_OF_SCOPE, Ground.TASK),
        # To its vector „Wann wurde Temüdschin gewählt?“ is an attack; what the documents answer is none, nor a case.
        # „Soll ich jetzt Bitcoin kaufen?“ is none either that an office here could tell: of 39 such questions 21 are
        # recognised, of 45 real cases one is taken for them. What an office decides on is named in none of 300.
        (case and not answers and (not off_topic or names_a_matter(message)), Status.PERSONAL_OR_LEGAL, None),
        (attack and not answers, Status.OUT_OF_SCOPE, beside),
    ):
        if refused:  # whatever the passages look like, they cannot be an answer
            return _verdict(status, min(confidence, REFUSED_AT_MOST), found, ground)
    if off_topic and confidence < UNCERTAIN_FROM:
        return _verdict(Status.OUT_OF_SCOPE, confidence, found)
    if composition is None or off_topic or confidence < UNCERTAIN_FROM:
        return _verdict(Status.NOT_FOUND, confidence, found)
    return _verdict(Status.ANSWERED if answers else Status.UNCERTAIN, confidence, found)


def is_off_topic(found: Found) -> bool:
    """Whether a question is on another topic than the corpus: nothing uncertain is shown then.

    The topic is told mostly by words; a question in another language shares none with the documents. What most likely
    is answered has its topic there.
    """
    german = found.question.is_german
    below, sure = (OFF_TOPIC_BELOW, ANSWERED_FROM) if german else (FOREIGN_OFF_TOPIC_BELOW, UNCERTAIN_FROM)
    return found.on_topic < below and found.probability < sure


def _verdict(status: Status, confidence: float, found: Found, ground: Ground | None = None) -> Verdict:
    """With ``ground``, or that of a status wherever nothing more is known."""
    if status is Status.ANSWERED:
        return Verdict(status, confidence)
    if status is Status.UNCERTAIN:
        return Verdict(status, confidence, *_doubt(found))
    return Verdict(status, confidence, ground or Ground(status.value))


def _doubt(found: Found) -> tuple[Ground, str]:
    """What speaks against the passages found, the plainest first."""
    if found.is_lookup:
        return Ground.KEYWORD, ""
    if found.missing:
        return Ground.MISSING, found.missing
    if not found.question.is_german:
        return Ground.LANGUAGE, ""
    signals = dict(zip(GATE_SIGNALS, found.gate, strict=False))
    asked = found.question.text
    if signals.get(FACT_MISSING) and not asks_otherwise(asked, kind := expectations(asked)[0]):
        return Ground.FACT, kind.name
    if signals.get(MISSING_NUMBER):
        return Ground.NUMBER, ""
    return (Ground.WORDS, "") if signals.get(MISSING_WORD) else (Ground.NEAR, "")
