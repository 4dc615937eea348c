import numpy as np
import onnx
import onnxruntime
import pytest

from index.model.graph import build_graph, pack_table, quantise_linear
from index.model.layout import IS_QUESTION, TOKEN_VECTORS, TOKENS, VECTOR
from index.model.weights import Weights
from tests.index.model.tiny import SIZES, tiny_asking, tiny_weights, token_states, with_loud_unit


@pytest.fixture(scope="module")
def session() -> onnxruntime.InferenceSession:
    return _session(tiny_weights(), tiny_asking())


def _session(weights: Weights, asking: Weights) -> onnxruntime.InferenceSession:
    model = build_graph(weights, asking, 1).SerializeToString()
    return onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])


def _inputs(tokens: list[int], *, is_question: bool = False) -> dict[str, np.ndarray]:
    return {TOKENS: np.array(tokens, np.int64), IS_QUESTION: np.array([is_question], np.int64)}


@pytest.mark.parametrize("tokens", [[7], [0, 3, 3, 49], list(range(40))])
@pytest.mark.parametrize(("is_question", "weights"), [(False, tiny_weights()), (True, tiny_asking())])
def test_graph_computes_what_plain_numpy_computes(
    session: onnxruntime.InferenceSession, tokens: list[int], is_question: bool, weights: Weights
) -> None:
    vector, token_vectors = session.run([VECTOR, TOKEN_VECTORS], _inputs(tokens, is_question=is_question))
    states = token_states(weights, tokens)
    mean = states.mean(axis=0)
    assert vector.shape == (SIZES.hidden,)
    assert vector @ mean / np.linalg.norm(mean) > 0.998
    assert token_vectors.shape == (len(tokens), SIZES.hidden)
    assert (token_vectors * states / np.linalg.norm(states, axis=1, keepdims=True)).sum(axis=1).min() > 0.99


def test_questions_have_layers_of_their_own(session: onnxruntime.InferenceSession) -> None:
    asked, told = (session.run([VECTOR], _inputs([1, 2, 3], is_question=asks))[0] for asks in (True, False))
    assert asked @ told < 0.99


def test_a_massive_activation_of_one_token_leaves_the_others_exact() -> None:
    # One unit of the feed-forward layer answers 300 times as strongly as the others, and only to some of the tokens.
    weights = with_loud_unit(tiny_weights(), "l0.fi.w", 300)
    tokens = list(range(0, 40, 2))
    (token_vectors,) = _session(weights, weights).run([TOKEN_VECTORS], _inputs(tokens))
    states = token_states(weights, tokens)
    cosines = (token_vectors * states / np.linalg.norm(states, axis=1, keepdims=True)).sum(axis=1)
    assert cosines.min() > 0.99


def test_outputs_have_unit_length(session: onnxruntime.InferenceSession) -> None:
    vector, token_vectors = session.run([VECTOR, TOKEN_VECTORS], _inputs([1, 2, 3]))
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(token_vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_graph_is_valid_onnx() -> None:
    onnx.checker.check_model(build_graph(tiny_weights(), tiny_asking(), 1))


def test_table_keeps_the_four_bit_blocks_exactly() -> None:
    weights = tiny_weights()
    packed, scales = pack_table(weights, "emb.word")
    values = np.stack([packed & 0x0F, packed >> 4], axis=-1).reshape(SIZES.vocabulary, SIZES.hidden).astype(np.int8)
    signed = np.where(values > 7, values - 16, values)
    assert np.array_equal(signed * scales.repeat(32, axis=1), weights.matrix("emb.word"))


def test_quantised_matrix_is_within_half_a_step() -> None:
    matrix = np.random.default_rng(0).normal(size=(64, 10)).astype(np.float32)
    matrix[:, 3] = 0
    integers, scales = quantise_linear(matrix)
    assert (np.abs(integers * scales - matrix) <= scales / 2 + 1e-6).all()


def test_quantised_weights_cannot_overflow_sixteen_bits() -> None:
    integers, _ = quantise_linear(np.array([[1.0, -9.0], [-1.0, 9.0]], np.float32))
    assert 255 * 2 * int(np.abs(integers).max()) < 2**15
