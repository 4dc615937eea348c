"""Learned: every text that some part of the product was taught with; no question that measures may be one of them."""

from functools import cache

from tests.quality.datasets import probes
from tests.quality.examples import all_questions, off_topic
from tests.quality.train_intent import texts


@cache
def learned_texts() -> frozenset[str]:
    """Texts of the training data, and the probe questions, which calibrate; folded as by ``folded``."""
    trained = {*texts()[0], *off_topic(), *(question["question"] for question in all_questions())}
    return frozenset(map(folded, trained | {probe.question for probe in probes()}))


def folded(text: str) -> str:
    """A text without what two people would type differently: large letters and the mark at its end."""
    return text.casefold().strip(" ?!.")
