"""Layout: the names that those who write a model directory and those who read it agree on."""

from pathlib import Path

NAME = "multilingual-e5-small"
"""Directory name of the default model, intfloat/multilingual-e5-small."""

GRAPH = "onnx/model.onnx"
"""The fast form of the model, inside its directory."""

READER_GRAPH = "onnx/reader.onnx"
"""The graph that reads a question and an answer together, inside the model directory."""

TOKENIZER = "tokenizer.json"
"""The tokenizer, inside the model directory."""

SETTINGS = "sentence_bert_config.json"
"""Longest input in tokens, inside the model directory."""

TOKENS = "tokens"
"""Input of the graph: token ids of one text with prompt and special tokens, int64 (length,)."""

IS_QUESTION = "is_question"
"""Second input of the graph: 1 for a question, 0 for a passage or sentence, int64 (1,)."""

VECTOR = "vector"
"""Output of the graph: unit vector of the text, float32 (hidden,)."""

TOKEN_VECTORS = "token_vectors"
"""Output of the graph: unit vectors of the tokens, float32 (length, hidden)."""

STATES = "states"
"""Output of a graph that ends before the last layer: states of the tokens, float32 (length, hidden)."""

QUESTION_LENGTH = "question_length"
"""Second input of the reader: how many of the tokens are the question's, int64 (1,)."""

READING = "reading"
"""Output of the reader: the logit of the answer being right, float32 (1,)."""

PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}
"""What intfloat/multilingual-e5-small was trained with (without them its vectors are worse).

„document“ is the word of sentence-transformers for a passage.
"""


def default_directory(data: Path) -> Path:
    """Where the default model lives below the data directory."""
    return data / "model" / NAME
