"""Weights: read the 4-bit weight file of the default model."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from index.errors import ModelError

BLOCK = 32
"""Weights that share one scale."""

_MAGIC = b"E5S1"
_FLOAT32 = 0
_Q4_0 = 1
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])


@dataclass(frozen=True, slots=True)
class Architecture:
    """Sizes of the BERT encoder, as the head of the file gives them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Tensor:
    """One named array of the file, still in the form it is stored in."""

    name: str
    kind: int
    elements: int
    raw: memoryview

    @classmethod
    def of_floats(cls, name: str, values: npt.NDArray[np.float32]) -> Self:
        """A tensor that holds the values as they are."""
        return cls(name, _FLOAT32, values.size, memoryview(values.astype("<f4").tobytes()))

    def floats(self) -> npt.NDArray[np.float32]:
        """All values as a flat float32 array; 4-bit blocks are expanded exactly (a nibble times a 16-bit scale)."""
        if self.kind == _FLOAT32:
            return np.frombuffer(self.raw, dtype="<f4", count=self.elements)
        scales, values = self.blocks()
        expanded: npt.NDArray[np.float32] = values.astype(np.float32) * scales.astype(np.float32)[:, None]
        return expanded.reshape(-1)

    def blocks(self) -> tuple[npt.NDArray[np.float16], npt.NDArray[np.int8]]:
        """Scales, shape (blocks,), and integers from -8 to 7, shape (blocks, 32), of a 4-bit tensor.

        The layout is q4_0 of ggml: byte j of a block holds weight j in its low and weight j + 16 in its high half.
        """
        if self.kind != _Q4_0:
            raise ModelError(f"Gewicht „{self.name}“ liegt nicht in 4-Bit-Blöcken vor.")
        stored = np.frombuffer(self.raw, dtype=_BLOCK_TYPE, count=self.elements // BLOCK)
        nibbles = stored["nibbles"]
        values = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=1).astype(np.int8) - np.int8(8)
        return stored["scale"], values


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything the weight file says about the model except its tokenizer (that one comes as tokenizer.json)."""

    architecture: Architecture
    tensors: Mapping[str, Tensor]

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Parse a whole weight file; a file of another format raises ModelError."""
        try:
            return cls._parse(data)
        except (struct.error, UnicodeDecodeError) as error:
            raise ModelError(f"Die Gewichtsdatei ist unvollständig ({len(data)} Byte): {error}.") from error

    @classmethod
    def _parse(cls, data: bytes) -> Self:
        if data[:4] != _MAGIC:
            raise ModelError(f"Die Gewichtsdatei beginnt mit {data[:4]!r} statt {_MAGIC!r}: ein anderes Format.")
        hidden, layers, heads, feed_forward, vocabulary, positions, token_types, epsilon, block = struct.unpack_from(
            "<7ifi", data, 8
        )
        if block != BLOCK:
            raise ModelError(f"Die Gewichtsdatei hat Blöcke von {block} statt {BLOCK} Gewichten.")
        architecture = Architecture(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, epsilon)
        directory = _after_tokenizer(data, 8 + struct.calcsize("<7ifi"))
        return cls(architecture, {tensor.name: tensor for tensor in _tensors(data, directory)})

    def matrix(self, name: str) -> npt.NDArray[np.float32]:
        """Weight matrix as the linear layer stores it: shape (outputs, inputs), float32."""
        return self[name].floats().reshape(-1, self._inputs(name))

    def vector(self, name: str) -> npt.NDArray[np.float32]:
        """Bias or scale, flat float32."""
        return self[name].floats()

    def __getitem__(self, name: str) -> Tensor:
        try:
            return self.tensors[name]
        except KeyError:
            raise ModelError(f"In der Gewichtsdatei fehlt „{name}“.") from None

    def _inputs(self, name: str) -> int:
        return self.architecture.feed_forward if name.endswith(".fo.w") else self.architecture.hidden


def _after_tokenizer(data: bytes, offset: int) -> int:
    """Skip the tokenizer: pieces with their offsets, scores and text, then the normalisation map."""
    (pieces,) = struct.unpack_from("<i", data, offset)
    offset += 5 * 4  # count, then the ids of <s>, </s>, <pad>, <unk>
    (text_bytes,) = struct.unpack_from("<Q", data, offset)
    offset += 8 + 4 * (pieces + 1) + 4 * pieces + text_bytes
    _, map_bytes = struct.unpack_from("<iI", data, offset)
    return int(offset + 8 + map_bytes)


def _tensors(data: bytes, offset: int) -> Iterator[Tensor]:
    view = memoryview(data)
    (count,) = struct.unpack_from("<i", data, offset)
    offset += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, offset)
        name = data[offset + 2 : offset + 2 + length].decode("ascii")
        kind, elements, start, size = struct.unpack_from("<BIQQ", data, offset + 2 + length)
        offset += 2 + length + struct.calcsize("<BIQQ")
        expected = elements * 4 if kind == _FLOAT32 else elements // BLOCK * _BLOCK_TYPE.itemsize
        if size != expected or start + size > len(data):
            raise ModelError(f"Gewicht „{name}“: {size} Byte ab {start}, erwartet {expected} in {len(data)}.")
        yield Tensor(name, kind, elements, view[start : start + size])
