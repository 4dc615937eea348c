"""Learn the weights of ``index/intent.json``: what a text wants from the documents, from the vector of the question.

    python -m tests.quality.train_intent [--write]

The texts of ``training/intent.jsonl`` and, as such that ask the documents, the training questions. Figures are of five
folds; the bound of each intent is where one in two hundred of the training questions would be taken for it.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

import index.intent
from index.intent import INTENTS, Intent
from server.reduction import reduced
from tests.quality.examples import TRAINING, all_questions
from tests.quality.laboratory import Laboratory

_LABELS = {"case": Intent.CASE, "attack": Intent.ATTACK, "chat": Intent.CHAT}
_STRENGTH = 20.0
_FALSE_ALARMS = 0.005


def texts() -> tuple[list[str], list[Intent], np.ndarray]:
    """Texts, what they want, and which of them are questions of the other training data."""
    file = TRAINING / "intent.jsonl"
    written = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    asked = sorted({reduced(question["question"]) for question in all_questions() if question["kind"] != "context"})
    intents = [_LABELS.get(record["label"], Intent.DOCUMENTS) for record in written]
    return (
        [*(reduced(record["question"]) for record in written), *asked],
        [*intents, *[Intent.DOCUMENTS] * len(asked)],
        np.arange(len(written) + len(asked)) >= len(written),
    )


def main() -> None:
    """Print figures of five folds, then learn from all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace index/intent.json")
    chosen = parser.parse_args()
    asked, intents, ordinary = texts()
    vectors = Laboratory.open().embedder.encode_queries(asked)
    labels = np.array([INTENTS.index(intent) for intent in intents])
    scale = vectors.std()
    importance = np.where(ordinary, 0.3, 1.0)
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    held_out = cross_val_predict(
        model, vectors / scale, labels, cv=folds, method="predict_proba", params={"sample_weight": importance}
    )
    bounds = {Intent.DOCUMENTS: 0.0}
    for number, intent in enumerate(INTENTS):
        if intent is Intent.DOCUMENTS:
            continue
        taken = held_out.argmax(axis=1) == number
        false = np.where(taken, held_out[:, number], 0.0)[ordinary]
        bounds[intent] = max(0.5, round(float(np.quantile(false, 1 - _FALSE_ALARMS)), 3))
        found = taken & (held_out[:, number] >= bounds[intent])
        others = ~ordinary & (labels == INTENTS.index(Intent.DOCUMENTS))
        print(
            f"{intent}: ab {bounds[intent]:.3f}; erkannt {found[labels == number].mean():.3f}, "
            f"falsch bei Fragen an Dokumente {found[ordinary].mean():.4f}, bei ähnlichen {found[others].mean():.4f}"
        )
    model.fit(vectors / scale, labels, sample_weight=importance)
    if chosen.write:
        record = {
            intent: {
                "weights": [round(float(value), 3) for value in model.coef_[number] / scale],
                "bias": round(float(model.intercept_[number]), 3),
                "certain_from": bounds[intent],
            }
            for number, intent in enumerate(INTENTS)
        }
        path = Path(index.intent.__file__).with_name("intent.json")
        path.write_text(json.dumps(record) + "\n", encoding="utf-8")
        print(f"{path} geschrieben")


if __name__ == "__main__":
    main()
