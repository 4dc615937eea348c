from dataclasses import replace

import numpy as np
import onnxruntime
import pytest

from index.model.layout import QUESTION_LENGTH, READING, TOKENS
from index.model.reader import ReaderWeights, build_reader, read_reader
from tests.index.model.tiny import tiny_reader, tiny_weights

PAIR = [0, 5, 6, 2, 7, 8, 9, 2]


def reading(reader: ReaderWeights, tokens: list[int], asked: int) -> np.ndarray:
    session = onnxruntime.InferenceSession(
        build_reader(tiny_weights(), reader).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    inputs = {TOKENS: np.array(tokens, np.int64), QUESTION_LENGTH: np.array([asked], np.int64)}
    return np.asarray(session.run([READING], inputs)[0])


def with_heads(**heads: float) -> ReaderWeights:
    """The tiny reader with some arrays of its head filled with a value; „right_w“ is the array „right.w“."""
    known = tiny_reader()
    filled = {name.replace("_", "."): value for name, value in heads.items()}
    arrays = {n: np.full_like(a, filled[n]) if n in filled else a for n, a in known.heads.items()}
    return replace(known, heads=arrays)


def test_it_says_one_number_of_the_whole() -> None:
    assert reading(with_heads(right_w=0.0, right_b=0.5), PAIR, asked=4) == pytest.approx([0.5])


def test_where_the_answer_begins_and_what_was_asked_both_count() -> None:
    whole = reading(tiny_reader(), PAIR, asked=4)
    assert whole.shape == (1,)
    assert not np.allclose(whole, reading(tiny_reader(), PAIR, asked=3), atol=1e-4)
    assert not np.allclose(whole, reading(tiny_reader(), [0, 5, 10, 2, *PAIR[4:]], asked=4), atol=1e-4)


def test_layers_below_the_first_trained_one_are_the_models_own() -> None:
    assert tiny_reader().first == 1
    same = replace(tiny_reader(), updates={"l1.q.w": (np.zeros((64, 1), np.float32), np.zeros((1, 64), np.float32))})
    assert not np.allclose(reading(tiny_reader(), PAIR, 4), reading(same, PAIR, 4), atol=1e-6)


def test_the_shipped_reader_fits_the_default_model() -> None:
    reader = read_reader()
    assert reader.first == 6
    assert reader.heads["parts"].shape == (2, 384)
    assert {name.partition(".")[0] for name in reader.updates} == {f"l{number}" for number in range(6, 12)}
