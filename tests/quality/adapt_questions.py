"""Train the adapter for questions (``index/model/adapter-questions.npz``) with the training questions.

    python -m tests.quality.adapt_questions FOLDER … [--minutes 32] [--half N]

Each folder holds the documents of one pool, as for ``train.py``; the learned articles of the reading set are one more
pool where it is there. Only the side of the questions learns (query-side fine-tuning, Lee et al. 2021): the vectors of
passages and sentences are those of the index and stay. A step costs the encoding of a few short texts, so that every
question can be told from all passages of its pool instead of from some. Three losses, each a cross-entropy: the
right passages by the mean of their own cosine and their best sentence's, the same by their own cosine alone, and the
sentences that hold the facts. Beside the passages stands a „none of them“ whose score is learned, for the questions
that nothing answers. What a question's vector moves away from where it was is punished.

``ship_adapter.py`` makes the result, ``var/quality/adapter-questions.npz``, the shipped one. With ``--half`` 0 and 1,
two adapters learn from every second pool and article; ``cross_fitting.py`` asks each about what the other learned from.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from index.model.layout import default_directory
from index.question import read_question
from index.storage.snapshot import Snapshot
from index.storage.views import HEADED_PASSAGE_VECTORS, HEADED_SENTENCE_VECTORS
from server.message.reduction import reduced
from tests.conftest import ROOT
from tests.quality.adapt import Encoder, query
from tests.quality.cross_fitting import HALVES, half
from tests.quality.datasets import evaluation_folder, learned_articles, reading_set, translations
from tests.quality.examples import READING_LANGUAGES, pool_name, training_questions
from tests.quality.laboratory import Laboratory
from tests.quality.low_rank import descend, stored
from tests.quality.matching import holds
from tests.quality.reading import snapshot_of

_BATCH = 64
_TEMPERATURE = 0.02
_PASSAGE, _SENTENCE, _NOTHING, _MOVED = 0.3, 0.4, 0.5, 10.0
"""Weights beside that of the first loss: of the second and third, of a question without answer, of moving."""
_READING, _PARAPHRASED = 4.0, 2.0
"""How often a question of the reading set and one in other words than the document's is drawn, beside another."""


@dataclass(frozen=True)
class Asked:
    """A question as it is searched for, the rows of its right passages and sentences, and how often it is drawn."""

    text: str
    passages: list[int]
    sentences: list[int]
    share: float


@dataclass(frozen=True)
class Target:
    """Unit vectors of a pool's passages (n, hidden) and sentences (m, hidden), and whose each sentence is (m,)."""

    passages: torch.Tensor
    sentences: torch.Tensor
    owner: torch.Tensor
    asked: list[Asked]

    @classmethod
    def of(cls, snapshot: Snapshot, asked: list[Asked]) -> "Target":
        """The vectors of a snapshot."""
        passages, sentences = (
            torch.from_numpy(snapshot.vectors[view].matrix.copy())
            for view in (HEADED_PASSAGE_VECTORS, HEADED_SENTENCE_VECTORS)
        )
        return cls(passages, sentences, torch.from_numpy(snapshot.owner.copy()), asked)

    def loss(self, vectors: torch.Tensor, none: torch.Tensor, asked: Sequence[Asked]) -> torch.Tensor:
        """Sum of the losses of some of its questions with ``vectors`` (len(asked), hidden)."""
        whole, parts = vectors @ self.passages.T, vectors @ self.sentences.T
        best = torch.full_like(whole, -1.0).scatter_reduce(1, self.owner.expand(len(vectors), -1), parts, "amax")
        total = vectors.new_zeros(())
        for row, one in enumerate(asked):
            for share, cosines in ((1.0, (whole[row] + best[row]) / 2), (_PASSAGE, whole[row])):
                scores = torch.cat([cosines, none]) / _TEMPERATURE
                wanted = one.passages or [len(cosines)]
                weight = share if one.passages else share * _NOTHING
                total = total + weight * (scores.logsumexp(0) - scores[wanted].logsumexp(0))
            if one.sentences:
                scores = parts[row] / _TEMPERATURE
                total = total + _SENTENCE * (scores.logsumexp(0) - scores[one.sentences].logsumexp(0))
        return total


def target(laboratory: Laboratory, folder: Path) -> Target:
    """The pool of a folder; questions about nothing in it take no part."""
    snapshot = laboratory.snapshot(laboratory.store(f"train-{pool_name(folder)}", folder))
    asked = []
    for question in training_questions(folder):
        rows = [row for row, p in enumerate(snapshot.passages) if question["answerable"] and holds(question, p.text)]
        if not rows and (question["answerable"] or not question.get("near_document")):
            continue
        share = _PARAPHRASED if question["id"].startswith(("P", "R", "S")) else 1.0
        for text in (question["question"], *(question.get("translations") or {}).values()):
            asked.append(Asked(_searched(snapshot, text), rows, _holding(snapshot, rows, question), share))
    return Target.of(snapshot, asked)


def reading_target(laboratory: Laboratory, evaluation: Path, chosen: slice) -> Target:
    """The reading set with the questions on the chosen of its learned articles, in all languages."""
    paragraphs, questions = reading_set(evaluation)
    snapshot, places = snapshot_of(laboratory, "reading", paragraphs)
    article = {paragraph.id: paragraph.article for paragraph in paragraphs}
    learned = sorted(learned_articles(paragraphs))[chosen]
    others = [translations(evaluation, language) for language in READING_LANGUAGES]
    asked = []
    for question in (question for question in questions if article[question.paragraph] in learned):
        wanted = {"expect": [], "any": list(question.answers)}
        inside = [row for row, place in enumerate(places) if place.id == question.paragraph]
        rows = [row for row in inside if any(text in snapshot.passages[row].text for text in question.answers)]
        for text in (question.text, *(texts[question.id] for texts in others)) if rows else ():
            asked.append(Asked(_searched(snapshot, text), rows, _holding(snapshot, rows, wanted), _READING))
    return Target.of(snapshot, asked)


def train(targets: Sequence[Target], encoder: Encoder, minutes: float) -> None:
    """Train the encoder's updates; the learning rate falls with the time that is left."""
    before = _before(targets, encoder)
    none = nn.Parameter(torch.tensor([0.85]))
    parameters = [*(p for update in encoder.updates.values() for p in (update.left, update.right)), none]
    batches = _batches(targets)

    def loss() -> torch.Tensor:
        batch = next(batches)
        texts = [query(one.text) for asked in batch.values() for one in asked]
        vectors = encoder.encode(texts)
        parts = vectors.split([len(asked) for asked in batch.values()])
        losses = [targets[at].loss(part, none, asked) for (at, asked), part in zip(batch.items(), parts, strict=True)]
        moved = 1 - (vectors * torch.stack([before[text] for text in texts])).sum(1)
        return torch.stack(losses).sum() / _BATCH + _MOVED * moved.mean()

    descend(parameters, loss, minutes)


def _before(targets: Sequence[Target], encoder: Encoder) -> Mapping[str, torch.Tensor]:
    """The vector of every question before the training."""
    texts = list(dict.fromkeys(query(one.text) for target in targets for one in target.asked))
    return dict(zip(texts, encoder.plain(texts), strict=True))


def _batches(targets: Sequence[Target]) -> Iterator[dict[int, list[Asked]]]:
    """Questions by the number of their target, without end."""
    every = [(number, one) for number, target in enumerate(targets) for one in target.asked]
    shares = np.cumsum([one.share for _, one in every]).tolist()
    while True:
        batch = defaultdict(list)
        for number, one in random.choices(every, cum_weights=shares, k=_BATCH):
            batch[number].append(one)
        yield batch


def _searched(snapshot: Snapshot, text: str) -> str:
    return read_question(reduced(text), snapshot.spelling.corrected).text


def _holding(snapshot: Snapshot, rows: Sequence[int], question: Mapping[str, Any]) -> list[int]:
    """Rows of the sentences in some passages that hold the facts."""
    return [
        int(snapshot.first_sentence[row]) + place
        for row in rows
        for place, span in enumerate(snapshot.passages[row].sentences)
        if holds(dict(question), snapshot.passages[row].slice(span))
    ]


def main() -> None:
    """Train on the given folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--minutes", type=float, default=32.0)
    parser.add_argument("--half", type=int, choices=range(HALVES), help="learn from every second pool and article")
    chosen = parser.parse_args()
    part = slice(None) if chosen.half is None else slice(chosen.half, None, HALVES)
    random.seed(0)
    torch.manual_seed(0)
    laboratory = Laboratory.open()
    targets = [target(laboratory, folder) for folder in chosen.folders[part]]
    evaluation = evaluation_folder()
    if evaluation:
        targets.append(reading_target(laboratory, evaluation, part))
    encoder = Encoder(default_directory(ROOT / "var"))
    train(targets, encoder, chosen.minutes)
    path = laboratory.folder / "adapter-questions.npz" if chosen.half is None else half(laboratory.folder, chosen.half)
    np.savez_compressed(path, **stored(encoder.updates))
    texts = sorted({one.text for target in targets for one in target.asked})
    path.with_suffix(".json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    print(f"{path} geschrieben")


if __name__ == "__main__":
    main()
