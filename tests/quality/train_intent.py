"""Learn ``index/intent.npz``: what a text wants from the documents, from its vector and its words.

    python -m tests.quality.train_intent [--write]

The texts of ``training/intent.jsonl`` and, as such that ask the documents, the training questions. Figures are of five
folds; the bound of each intent is where one in a hundred of the training questions would be taken for it (many of them
do ask about a case; what the documents answer is answered whatever the intent, see ``server/refusal.py``).
"""

import argparse
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from index.intent import INTENTS, LEARNED, Intent, IntentClassifier, cues
from server.message.reduction import reduced
from tests.quality.examples import all_questions, intent_texts
from tests.quality.laboratory import Laboratory

_LABELS = {"case": Intent.CASE, "attack": Intent.ATTACK, "chat": Intent.CHAT}
_OF_VECTOR, _OF_CUES = 6.0, 3.0
"""Lengths that a text's vector and its cues are given, so that the one pull towards zero fits both.

Five thirds and two thirds as much for the cues differ by less than two in a hundred of the cases found.
"""
_FEWEST = 5
"""Texts that a cue must occur in."""
_ORDINARY = 0.3
"""Importance of a training question beside a text that was written to tell intents apart."""
_FALSE_ALARMS = 0.01


def texts() -> tuple[list[str], list[Intent], np.ndarray]:
    """Texts, what they want, and which of them are questions of the other training data."""
    written = intent_texts()
    asked = sorted({reduced(question["question"]) for question in all_questions() if question["kind"] != "context"})
    intents = [_LABELS.get(record["label"], Intent.DOCUMENTS) for record in written]
    return (
        [*(reduced(record["question"]) for record in written), *asked],
        [*intents, *[Intent.DOCUMENTS] * len(asked)],
        np.arange(len(written) + len(asked)) >= len(written),
    )


def measured(vectors: np.ndarray, asked: Sequence[str], rows: dict[str, int]) -> csr_matrix:
    """What the regression sees of each text: its vector and its known cues, shape (n, dimension + len(rows))."""
    found = [[rows[cue] for cue in cues(text) if cue in rows] for text in asked]
    lengths = np.array([len(known) for known in found])
    values = np.repeat(_OF_CUES / np.sqrt(np.maximum(1, lengths)), lengths)
    columns = np.array([row for known in found for row in known], np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return csr_matrix(
        hstack([csr_matrix(vectors * _OF_VECTOR), csr_matrix((values, columns, starts), (len(asked), len(rows)))])
    )


def main() -> None:
    """Print figures of five folds, then learn from all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="replace index/intent.npz")
    chosen = parser.parse_args()
    asked, intents, ordinary = texts()
    counts = Counter(cue for text in asked for cue in cues(text))
    rows = {cue: row for row, cue in enumerate(sorted(cue for cue, count in counts.items() if count >= _FEWEST))}
    vectors = Laboratory.open().embedder.encode_queries(asked)
    inputs = measured(vectors, asked, rows)
    labels = np.array([INTENTS.index(intent) for intent in intents])
    importance = np.where(ordinary, _ORDINARY, 1.0)
    model = LogisticRegression(max_iter=2000)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    held_out = cross_val_predict(
        model, inputs, labels, cv=folds, method="predict_proba", params={"sample_weight": importance}, n_jobs=2
    )
    bounds = np.zeros(len(INTENTS), np.float32)
    for number, intent in enumerate(INTENTS):
        if intent is Intent.DOCUMENTS:
            continue
        taken = held_out.argmax(axis=1) == number
        false = np.where(taken, held_out[:, number], 0.0)[ordinary]
        bounds[number] = max(0.5, round(float(np.quantile(false, 1 - _FALSE_ALARMS)), 3))
        found = taken & (held_out[:, number] >= bounds[number])
        others = ~ordinary & (labels == INTENTS.index(Intent.DOCUMENTS))
        print(
            f"{intent}: ab {bounds[number]:.3f}; erkannt {found[labels == number].mean():.3f}, "
            f"falsch bei Fragen an Dokumente {found[ordinary].mean():.4f}, bei ähnlichen {found[others].mean():.4f}"
        )
    model.fit(inputs, labels, sample_weight=importance)
    of_vector, of_cues = np.split(model.coef_, [vectors.shape[1]], axis=1)
    learned = IntentClassifier(
        np.float32(of_vector * _OF_VECTOR),
        np.float32(model.intercept_),
        rows,
        np.float32(of_cues.T * _OF_CUES),
        bounds,
    )
    if chosen.write:
        learned.write(LEARNED)
        print(f"{LEARNED} geschrieben")


if __name__ == "__main__":
    main()
