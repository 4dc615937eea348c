import struct

import numpy as np
import pytest

from index.errors import ModelError
from index.model.weights import Weights


def weight_file(tensors: dict[str, tuple[int, int, bytes]], *, block: int = 32, magic: bytes = b"E5S1") -> bytes:
    """A tiny file of the format: head, tokenizer of two pieces, tensor directory, data."""
    head = magic + struct.pack("<i7ifi", 1, 32, 1, 1, 64, 2, 4, 1, 1e-12, block)
    pieces = struct.pack("<5iQ", 2, 0, 1, 2, 3, 3) + struct.pack("<3I", 0, 1, 3) + struct.pack("<2f", 0, -1) + b"abc"
    tokenizer = pieces + struct.pack("<iI", 1, 5) + b"xxxxx"
    entries = [struct.pack("<H", len(name)) + name.encode() for name in tensors]
    directory_size = 4 + sum(len(entry) + 21 for entry in entries)
    offset = len(head) + len(tokenizer) + directory_size
    directory, data = struct.pack("<i", len(tensors)), b""
    for entry, (kind, elements, raw) in zip(entries, tensors.values(), strict=True):
        directory += entry + struct.pack("<BIQQ", kind, elements, offset + len(data), len(raw))
        data += raw
    return head + tokenizer + directory + data


def test_float_tensor_is_read_as_it_is() -> None:
    values = np.array([1.5, -2.0], np.float32)
    weights = Weights.read(weight_file({"emb.ln.w": (0, 2, values.tobytes())}))
    assert weights.vector("emb.ln.w").tolist() == [1.5, -2.0]


def test_four_bit_block_puts_low_halves_first() -> None:
    stored = bytes(low | (15 - low) << 4 for low in range(16))
    weights = Weights.read(weight_file({"l0.q.w": (1, 32, np.float16(0.5).tobytes() + stored)}))
    matrix = weights.matrix("l0.q.w")
    assert matrix.shape == (1, 32)
    assert matrix[0, :16].tolist() == [(low - 8) * 0.5 for low in range(16)]
    assert matrix[0, 16:].tolist() == [(7 - low) * 0.5 for low in range(16)]


def test_output_of_the_feed_forward_layer_has_the_wider_input() -> None:
    raw = (np.float16(1).tobytes() + bytes(16)) * 4
    weights = Weights.read(weight_file({"l0.fo.w": (1, 128, raw)}))
    assert weights.matrix("l0.fo.w").shape == (2, 64)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (weight_file({}, magic=b"GGUF"), "ein anderes Format"),
        (weight_file({}, block=64), "Blöcke von 64"),
        (weight_file({"a": (0, 2, bytes(8))})[:-3], "Gewicht „a“"),
        (weight_file({"a": (0, 3, bytes(8))}), "erwartet 12"),
        (weight_file({})[:20], "unvollständig"),
        (b"", "ein anderes Format"),
    ],
)
def test_damaged_file_is_named(data: bytes, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        Weights.read(data)


def test_missing_tensor_is_named() -> None:
    with pytest.raises(ModelError, match=r"fehlt „l0\.q\.w“"):
        Weights.read(weight_file({})).matrix("l0.q.w")


def test_blocks_of_a_float_tensor_are_refused() -> None:
    weights = Weights.read(weight_file({"a": (0, 1, bytes(4))}))
    with pytest.raises(ModelError, match="4-Bit"):
        weights["a"].blocks()
