"""Learn whether a corpus is about what a question asks: the topic of ``index/weights.json``, and ``index/topic.npz``.

    python -m tests.quality.train_topic FOLDER … [--write]

Each folder holds the documents of one pool, as for ``train.py``. Its own questions are on its topic, with an answer or
without; those of pools on other subjects are not, nor are the questions of ``training/off-topic.jsonl``. Figures are of
each subject held out, for questions that are hardly answered: only of those the topic is asked.
"""

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

import index.weights
from index.gate import GATE_INPUTS
from index.search import Searcher
from index.weights import Classifier, learned_weights
from server.message.reduction import reduced
from server.refusal import UNCERTAIN_FROM
from tests.quality.cross_fitting import cross_fitted
from tests.quality.examples import all_questions, off_topic, pool_name, training_questions
from tests.quality.laboratory import Laboratory
from tests.quality.train import boosted, record, write_trees

_SUBJECTS = {
    "corpus": "immigration",
    "integration": "immigration",
    "soziales": "immigration",
    "kommunales": "town",
    "ortsrecht": "town",
    "verwaltung": "town",
    "parlament": "town",
    "umwelt": "environment",
    "dienstrecht": "work",
    "ausbildung": "work",
    "rettung": "rescue",
    "technik": "technology",
    "debian": "technology",
    "enzyklopaedie": "world",
    "eval": "real",
}
"""Subject of a pool by the first part of its name; pools of one subject could answer each other's questions."""
_CLOSE = {
    "immigration": ("town", "real"),
    "town": ("immigration", "real", "work", "rescue", "environment"),
    "environment": ("town", "real"),
    "work": ("town", "real"),
    "rescue": ("town", "real"),
    "technology": ("real",),
    "world": ("real",),
    "real": ("town", "immigration", "work", "rescue", "environment"),
}
"""Subjects that are no other topic for certain."""
_UNLIKE_ANYTHING = ("immigration", "environment", "work", "rescue", "technology")
"""Subjects that have nothing to do with any question of ``off-topic.jsonl``; a town's statutes know of dog tax."""
_OWN, _OTHER, _TRANSLATED = 250, 180, 40
"""Questions of each kind that are put to a pool, at most."""
_BOOSTING = {"iterations": 600, "depth": 5, "learning_rate": 0.05, "rsm": 0.5}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was measured of a question put to a pool, whether the pool is about it, and how likely it is answered."""

    subject: str
    inputs: np.ndarray
    on_topic: bool
    answered: float
    importance: float


def questions(pools: Mapping[str, Path]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each pool with the questions on its topic and those on others."""
    own = {pool: [q for q in training_questions(folder) if _is_about_documents(q)] for pool, folder in pools.items()}
    strange = [question["question"] for question in all_questions() if question["kind"] == "off_topic"]
    unlike = off_topic()
    for pool, asked in own.items():
        subject = _subject(pool)
        without, answerable = ([q["question"] for q in asked if q["answerable"] is told] for told in (False, True))
        on = [
            *_some(without, _OWN * 3 // 5),
            *_some(answerable, _OWN * 2 // 5),
            *_some(_translated(asked), _TRANSLATED),
        ]
        far = [q for other, found in own.items() if _subject(other) not in (subject, *_CLOSE[subject]) for q in found]
        off = [
            *_some([question["question"] for question in far], _OTHER),
            *_some(_translated(far), _TRANSLATED),
            *strange,
        ]
        yield pool, on, [*off, *(unlike if subject in _UNLIKE_ANYTHING else ())]


def measured(searcher: Searcher, pool: str, on: Sequence[str], off: Sequence[str]) -> Iterator[Asked]:
    """The questions of a pool; both kinds weigh the same."""
    for on_topic, texts in ((True, on), (False, off)):
        for text in texts:
            found = searcher.search(reduced(text))
            yield Asked(_subject(pool), found.gate, on_topic, found.probability, 1 / len(texts))


def learn(asked: Sequence[Asked]) -> Classifier:
    """The classifier from all questions; its probability is one half where both kinds are as frequent."""
    inputs, labels, importance = (
        np.array([getattr(one, name) for one in asked]) for name in ("inputs", "on_topic", "importance")
    )
    return boosted(inputs, labels, importance, 1.0, **_BOOSTING)


def main() -> None:
    """Print what the other subjects teach about each one, then learn from all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cross-fitted", action="store_true", help="vectors by adapters that do not know the question")
    parser.add_argument("--write", action="store_true", help="replace the topic of index/weights.json, and topic.npz")
    chosen = parser.parse_args()
    random.seed(0)
    laboratory = cross_fitted() if chosen.cross_fitted else Laboratory.open()
    pools = {pool_name(folder): folder for folder in chosen.folders}
    asked: list[Asked] = []
    for pool, on, off in questions(pools):
        snapshot = laboratory.snapshot(laboratory.store(f"train-{pool}", pools[pool]))
        asked += measured(laboratory.searcher(snapshot, learned_weights()), pool, on, off)
    for subject in dict.fromkeys(one.subject for one in asked):
        topic = learn([one for one in asked if one.subject != subject])
        doubted = [one for one in asked if one.subject == subject and one.answered < UNCERTAIN_FROM]
        told = [topic.probability(one.inputs) for one in doubted]
        before = [learned_weights().topic.probability(one.inputs) for one in doubted]
        labels = [one.on_topic for one in doubted]
        print(
            f"{subject}: AUROC {roc_auc_score(labels, told):.3f} gelernt ohne das Gebiet, "
            f"{roc_auc_score(labels, before):.3f} bisher ({len(doubted)} Fragen)",
            flush=True,
        )
    if chosen.write:
        weights = replace(learned_weights(), topic=learn(asked))
        path = Path(index.weights.__file__).with_name("weights.json")
        path.write_text(json.dumps(record(weights), indent=1), encoding="utf-8")
        write_trees(path.with_name("topic.npz"), weights.topic.trees, GATE_INPUTS)
        print(f"{path} und topic.npz geschrieben")


def _is_about_documents(question: Mapping[str, Any]) -> bool:
    document = question.get("document") or question.get("near_document")
    return bool(document) and question["kind"] not in ("off_topic", "context")


def _subject(pool: str) -> str:
    return _SUBJECTS[pool.removeprefix("documents-").partition("-")[0]]


def _translated(asked: Sequence[Mapping[str, Any]]) -> list[str]:
    return [text for question in asked for text in (question.get("translations") or {}).values()]


def _some(texts: Sequence[str], most: int) -> list[str]:
    return random.sample(texts, min(most, len(texts)))


if __name__ == "__main__":
    main()
