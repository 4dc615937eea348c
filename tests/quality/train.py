"""Learn the weights of ranking, evidence, gate and topic from the training questions.

    python -m tests.quality.train FOLDER … [--write]

Each folder holds the documents of one pool: the eight of the evaluation, Debian's German documentation (named in
``training/README.md``), the example corpus. Rankings are learned with the listwise softmax loss (Cao et al. 2007), gate
and topic with logistic regression. ``--write`` replaces ``index/weights.json``; without it only figures are printed.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import index.weights
from index.gate import gate_signals
from index.question import read_question
from index.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS, Candidates, measure
from index.snapshot import Snapshot
from index.weights import Classifier, Weights, learned_weights
from tests.quality.laboratory import Laboratory
from tests.quality.matching import holds, pieces

TRAINING = Path(__file__).parent / "training"
_REGULARISATION = 2.0
_READ = 8  # best passages whose sentences are told apart
_SHOWN = 3  # a right passage further down is no full example of an answered question

Example = tuple[dict[str, Any], Snapshot, Candidates, np.ndarray]
"""Question, the snapshot it was put to, its candidates, and which of them hold all facts (n,)."""


def examples(laboratory: Laboratory, folder: Path) -> Iterator[Example]:
    """All training questions about the documents of a folder, and those about none of any folder."""
    snapshot = laboratory.snapshot(laboratory.store(f"train-{folder.name}", folder))
    names = {path.name for path in folder.rglob("*") if path.is_file()}
    for file in sorted(TRAINING.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            question = json.loads(line)
            document = Path(question.get("document") or question.get("near_document") or "").name
            if document not in names and not (document == "" and not question["answerable"]):
                continue
            read = read_question(question["question"])
            (vector,) = laboratory.embedder.encode_queries([read.text])
            candidates = measure(snapshot, read, vector)
            texts = [snapshot.passages[int(row)].text for row in candidates.rows]
            right = np.array([question["answerable"] and holds(question, text) for text in texts])
            yield question, snapshot, candidates, right


def softmax_weights(groups: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Weights that maximise the softmax mass of the right candidates; (signals (n, k), right (n,)) per question."""
    groups = [(signals.astype(float), right) for signals, right in groups if right.any()]
    scale = np.mean([signals.std(axis=0) for signals, _ in groups], axis=0) + 1e-6

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = _REGULARISATION * weights @ weights, 2 * _REGULARISATION * weights
        for signals, right in groups:
            scaled = signals / scale
            scores = scaled @ weights
            mass = np.exp(scores - scores.max())
            good = mass * right
            total -= np.log(good.sum() / mass.sum() + 1e-12)
            gradient = gradient - scaled.T @ (good / good.sum() - mass / mass.sum())
        return total / len(groups), gradient / len(groups)

    learned: np.ndarray = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B").x / scale
    return learned


def sentence_groups(found: Sequence[Example], passage: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Signals of the sentences of the best passages, with the standing of their passage, and which hold most facts."""
    for question, snapshot, candidates, right in found:
        scores = candidates.signals @ passage
        read = np.isin(np.arange(len(scores)), np.argsort(-scores)[:_READ])
        owner = np.repeat(np.arange(len(scores)), np.diff(candidates.first))
        texts = [p.slice(s) for p in (snapshot.passages[int(row)] for row in candidates.rows) for s in p.sentences]
        held = np.array([right[o] and pieces(question, text) for o, text in zip(owner, texts, strict=True)], float)
        kept = read[owner]
        if held[kept].any():
            standing = (scores - scores.max())[owner][kept]
            yield np.column_stack([candidates.sentence_signals[kept], standing]), held[kept] == held[kept].max()


def classifier(signals: np.ndarray, labels: np.ndarray, importance: np.ndarray, *, pairs: bool) -> Classifier:
    """Logistic regression over standardised signals (n, k), with balanced classes; ``pairs`` adds their products."""
    scaler = StandardScaler().fit(signals)
    inputs = scaler.transform(signals)
    if pairs:
        first, second = np.triu_indices(inputs.shape[1])
        inputs = np.hstack([inputs, inputs[:, first] * inputs[:, second]])
    importance = np.where(labels, importance * importance[~labels].sum() / importance[labels].sum(), importance)
    model = LogisticRegression(C=0.01 if pairs else 0.3, max_iter=3000).fit(inputs, labels, sample_weight=importance)
    return Classifier(scaler.mean_, scaler.scale_, model.coef_[0], float(model.intercept_[0]))


def learn(found: Sequence[Example]) -> Weights:
    """All weights from all examples."""
    passage = softmax_weights([(candidates.signals, right) for _, _, candidates, right in found])
    *sentence, standing = softmax_weights(list(sentence_groups(found, passage)))
    ranked = Weights(passage, np.array(sentence), float(standing), learned_weights().gate, learned_weights().topic)
    signals, importance = [], []
    for question, snapshot, candidates, right in found:
        scores = candidates.signals @ passage
        signals.append(gate_signals(snapshot, read_question(question["question"]), candidates, scores, ranked))
        shown = right[np.argsort(-scores)[:_SHOWN]].any()
        importance.append(1.0 if shown or not question["answerable"] else 0.4)
    answerable = np.array([question["answerable"] for question, *_ in found])
    on_topic = np.array([question["kind"] not in ("off_topic", "context") for question, *_ in found])
    inputs, weight = np.array(signals, float), np.array(importance)
    gate = classifier(inputs, answerable, weight, pairs=True)
    topic = classifier(inputs, on_topic, np.ones(len(weight)), pairs=False)
    return Weights(passage, np.array(sentence), float(standing), gate, topic)


def record(weights: Weights) -> dict[str, Any]:
    """The weights as ``weights.json`` holds them."""

    def plain(values: Sequence[float] | np.ndarray) -> list[float]:
        return [round(float(value), 5) for value in values]

    def part(found: Classifier) -> dict[str, Any]:
        arrays = {name: plain(getattr(found, name)) for name in ("mean", "scale", "weights")}
        return arrays | {"bias": round(found.bias, 5)}

    return {
        "passage": dict(zip(PASSAGE_SIGNALS, plain(weights.passage), strict=True)),
        "sentence": dict(zip(SENTENCE_SIGNALS, plain(weights.sentence), strict=True)),
        "standing": round(weights.standing, 5),
        "gate": part(weights.gate),
        "topic": part(weights.topic),
    }


def first_right(found: Sequence[Example], passage: np.ndarray) -> float:
    """Share of the answerable questions whose first passage holds all facts."""
    hits = [
        right[np.argmax(candidates.signals @ passage)]
        for question, _, candidates, right in found
        if question["answerable"]
    ]
    return float(np.mean(hits))


def main(arguments: Sequence[str]) -> None:
    """Leave each folder out once and print what the others teach about it, then learn from all."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    laboratory = Laboratory.open()
    pools = {folder: list(examples(laboratory, folder)) for folder in folders}
    for folder, held_out in pools.items():
        others = [example for other, found in pools.items() if other != folder for example in found]
        if others:
            passage = softmax_weights([(candidates.signals, right) for _, _, candidates, right in others])
            share = first_right(held_out, passage)
            print(f"{folder}: Fakten in der ersten Passage {share:.3f}, gelernt ohne diesen Ordner")
    weights = learn([example for found in pools.values() for example in found])
    if "--write" in arguments:
        path = Path(index.weights.__file__).with_name("weights.json")
        path.write_text(json.dumps(record(weights), indent=1), encoding="utf-8")
        print(f"{path} geschrieben")


if __name__ == "__main__":
    main(sys.argv[1:])
