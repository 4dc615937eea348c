"""Train the adapter of the embedding model (``index/model/adapter.npz``) on with the training questions.

    python -m tests.quality.adapt FOLDER … [--minutes 54]

Each folder holds the documents of one pool, as for ``train.py``; half of the articles of the reading set are one more
pool where it is there. The upper half of the encoder learns (``low_rank.py``), from the shipped adapter on. Four
losses: the right passage among those of the batch and the best wrong ones (InfoNCE, van den Oord et al. 2018); the
right sentence among all of the batch; the question that a passage answers among the others, which include near misses
of it; and for questions that nothing answers a „none of them“ whose score is learned.

Questions about the evaluation documents take no part, nor do the pools ``umwelt`` and ``umwelt-2``: they tell what was
won. ``ship_adapter.py`` adds the result, ``var/quality/adapter.npz``, to the shipped one.

The shipped adapter is at its end: 46 minutes more, from the clean lower states of the by-token graph and with the mean
of the last third's steps, left the vectors' MRR where it was (umwelt .763 → .768, umwelt-2 .778 → .778, evaluation
documents .622 → .615, reading set's other half .948 → .941); only the best cosine told answerable questions better
from others (AUROC on the evaluation documents .736 → .758).
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from index.model.adapter import adapted, read_adapter
from index.model.layout import PROMPTS, TOKENIZER, default_directory
from index.storage.views import headed_passage, headed_sentences
from tests.conftest import ROOT
from tests.quality.datasets import evaluation_folder
from tests.quality.laboratory import Laboratory
from tests.quality.low_rank import LowerLayers, UpperLayers, descend, plain_weights, stored
from tests.quality.matching import holds
from tests.quality.pool import Pool

_FROZEN = 6
_RANK = 24
_BATCH, _NONE = 24, 10
_TEMPERATURE = 0.02
_LONGEST = 192
_WRONG = 10
_OTHERS = 2


class Encoder:
    """The default model with its adapter: frozen layers through onnxruntime, the upper ones in torch, trainable."""

    def __init__(self, directory: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(directory / TOKENIZER))
        self._tokenizer.enable_truncation(_LONGEST)
        weights = adapted(plain_weights(directory), read_adapter())
        self._lower = LowerLayers(weights, _FROZEN)
        self._upper = UpperLayers(directory, weights, _FROZEN, _RANK)
        self._known: dict[str, torch.Tensor] = {}
        self.updates = self._upper.updates

    def encode(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit vectors, shape (len(texts), hidden), with gradients to the updates."""
        self._remember(texts)
        states = [self._known[text].float() for text in texts]
        vectors: dict[int, torch.Tensor] = {}
        order = sorted(range(len(texts)), key=lambda number: len(states[number]))
        for start in range(0, len(order), 32):
            chosen = order[start : start + 32]
            inputs = nn.utils.rnn.pad_sequence([states[number] for number in chosen], batch_first=True)
            lengths = torch.tensor([len(states[number]) for number in chosen])
            mask = torch.arange(inputs.shape[1])[None] < lengths[:, None]
            inputs = self._upper(inputs, mask)
            mean = (inputs * mask[..., None]).sum(1) / lengths[:, None]
            vectors |= dict(zip(chosen, functional.normalize(mean, dim=-1), strict=True))
        return torch.stack([vectors[number] for number in range(len(texts))])

    def plain(self, texts: Sequence[str]) -> torch.Tensor:
        """The same without gradients, for many texts."""
        with torch.no_grad():
            return torch.cat([self.encode(texts[start : start + 256]) for start in range(0, len(texts), 256)])

    def _remember(self, texts: Sequence[str]) -> None:
        def states(text: str) -> torch.Tensor:
            return self._lower.states(self._tokenizer.encode(text).ids)

        missing = [text for text in dict.fromkeys(texts) if text not in self._known]
        with ThreadPoolExecutor() as threads:
            self._known |= dict(zip(missing, threads.map(states, missing), strict=True))


def query(text: str) -> str:
    """A question as the model wants it."""
    return PROMPTS["query"] + text


def passage(text: str) -> str:
    """A passage or sentence as the model wants it."""
    return PROMPTS["passage"] + text


class Batches:
    """Draws questions of one pool with their right passage, the best wrong ones, and near misses."""

    def __init__(self, pools: Sequence[Pool], encoder: Encoder) -> None:
        self._wrong: dict[int, list[list[int]]] = {}
        for pool in pools:
            passages = encoder.plain([passage(headed_passage(p)) for p in pool.passages])
            nearest = (encoder.plain([query(q["question"]) for q in pool.questions]) @ passages.T).argsort(
                1, descending=True
            )
            self._wrong[id(pool)] = [
                [row for row in near[: 2 * _WRONG].tolist() if row not in right][:_WRONG]
                for near, right in zip(nearest, pool.right, strict=True)
            ]
        self._pools = [pool for pool in pools if len(pool.answered) >= _BATCH]

    def __iter__(self) -> Iterator[tuple[Pool, list[int], list[int], list[int], list[int]]]:
        """Pool, questions, their right rows, other rows, and near misses; without end."""
        while True:
            shares = [pool.importance * len(pool.answered) for pool in self._pools]
            (pool,) = random.choices(self._pools, shares)
            asked = random.sample(pool.answered, _BATCH)
            twins = [random.choice(pool.twins[q]) for n in asked if (q := pool.questions[n]["id"]) in pool.twins]
            missed = list(dict.fromkeys([*twins, *random.sample(pool.unanswered, min(_NONE, len(pool.unanswered)))]))
            missed = missed[:_NONE]
            wrong = [random.choice(self._wrong[id(pool)][number]) for number in asked]
            wrong += [random.choice(self._wrong[id(pool)][number][:3]) for number in missed]
            yield pool, asked, [random.choice(pool.right[number]) for number in asked], wrong, missed


def batch_loss(
    encoder: Encoder, none: torch.Tensor, pool: Pool, asked: list[int], right: list[int], wrong: list[int],
    missed: list[int],
) -> torch.Tensor:  # fmt: skip
    """All losses of one batch."""
    rows = list(dict.fromkeys([*right, *wrong]))
    shown = headed_passage if random.random() < 2 / 3 else lambda p: p.text
    sentences = [
        (place, text, bool(holds(pool.questions[number], text)))
        for place, (number, row) in enumerate(zip(asked, right, strict=True))
        for text in _some(headed_sentences(pool.passages[row]), pool.questions[number])
    ]
    texts = [query(_worded(pool.questions[number])) for number in asked]
    texts += [query(pool.questions[number]["question"]) for number in missed]
    texts += [passage(shown(pool.passages[row])) for row in rows] + [passage(text) for _, text, _ in sentences]
    vectors = encoder.encode(texts)
    answerable, unanswerable, passages, parts = vectors.split([len(asked), len(missed), len(rows), len(sentences)])
    scores = answerable @ passages.T / _TEMPERATURE
    for place, number in enumerate(asked):
        also = [column for column, row in enumerate(rows) if row in pool.right[number] and row != right[place]]
        scores[place, also] = -1e4
    nothing = (none / _TEMPERATURE).expand(len(asked) + len(missed), 1)
    wanted = torch.tensor([rows.index(row) for row in right])
    loss = functional.cross_entropy(torch.cat([scores, nothing[: len(asked)]], 1), wanted)
    if missed:
        empty = torch.cat([unanswerable @ passages.T / _TEMPERATURE, nothing[len(asked) :]], 1)
        loss = loss + 0.5 * functional.cross_entropy(empty, torch.full((len(missed),), len(rows)))
    asking = vectors[: len(asked) + len(missed)] @ passages[wanted].T / _TEMPERATURE
    for place, row in enumerate(right):  # other questions that the same passage answers are none to tell it from
        also = [other for other, number in enumerate(asked) if row in pool.right[number] and other != place]
        asking[also, place] = -1e4
    loss = loss + 0.3 * functional.cross_entropy(asking.T, torch.arange(len(asked)))
    telling = []
    for place, number in enumerate(asked):
        good = [n for n, (owner, _, fits) in enumerate(sentences) if owner == place and fits]
        bad = [n for n, (owner, text, fits) in enumerate(sentences) if not (fits and owner == place)
               and not holds(pool.questions[number], text)]  # fmt: skip
        if good and bad:
            near = answerable[place] @ parts.T / _TEMPERATURE
            telling.append(near[[*good, *bad]].logsumexp(0) - near[good].logsumexp(0))
    return loss + 0.5 * torch.stack(telling).mean() if telling else loss


def train(pools: Sequence[Pool], encoder: Encoder, minutes: float) -> None:
    """Train the encoder's updates; the learning rate falls with the time that is left."""
    batches = iter(Batches(pools, encoder))
    none = nn.Parameter(torch.tensor(0.85))
    parameters = [*(p for update in encoder.updates.values() for p in (update.left, update.right)), none]
    descend(parameters, lambda: batch_loss(encoder, none, *next(batches)), minutes)


def _some(sentences: Sequence[str], question: Mapping[str, Any]) -> list[str]:
    """Sentences that hold the facts, and a few of the others."""
    holding = [text for text in sentences if holds(question, text)]
    others = [text for text in sentences if text not in holding]
    return [*holding[:2], *random.sample(others, min(_OTHERS, len(others)))]


def _worded(question: Mapping[str, Any]) -> str:
    """The question, now and then in another language."""
    translations = list((question.get("translations") or {}).values())
    return random.choice(translations) if translations and random.random() < 0.6 else question["question"]


def main() -> None:
    """Train on the given folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--minutes", type=float, default=54.0)
    chosen = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    laboratory = Laboratory.open()
    count_tokens = laboratory.embedder.count_tokens
    pools = [Pool.read(folder, count_tokens) for folder in chosen.folders]
    evaluation = evaluation_folder()
    if evaluation:
        pools.append(Pool.reading(evaluation, laboratory.folder / "reading-half", count_tokens))
    encoder = Encoder(default_directory(ROOT / "var"))
    train(pools, encoder, chosen.minutes)
    path = laboratory.folder / "adapter.npz"
    np.savez_compressed(path, **stored(encoder.updates))
    print(f"{path} geschrieben")


if __name__ == "__main__":
    main()
