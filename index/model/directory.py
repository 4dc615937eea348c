"""Directory: write weights and tokenizer as an ordinary sentence-transformers model directory."""

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file

from index.model.layout import PROMPTS, SETTINGS, TOKENIZER
from index.model.weights import Architecture, Weights

_ATTENTION = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def write_directory(directory: Path, weights: Weights, tokenizer: bytes) -> None:
    """Write the float32 model so that ``SentenceTransformer(str(directory))`` loads it.

    The 4-bit blocks are expanded exactly, so this is the reference that the faster forms are measured against. The
    default model's directory holds the weights for passages; those for questions are in its graph alone.
    """
    directory.mkdir(parents=True, exist_ok=True)
    save_file(state(weights), directory / "model.safetensors", metadata={"format": "pt"})
    (directory / TOKENIZER).write_bytes(tokenizer)
    for name, content in _settings(weights.architecture).items():
        path = directory / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def state(weights: Weights) -> dict[str, npt.NDArray[np.float32]]:
    """All arrays under the names of transformers' BertModel."""
    architecture = weights.architecture
    hidden = architecture.hidden
    arrays = {
        "embeddings.word_embeddings.weight": weights.matrix("emb.word"),
        "embeddings.position_embeddings.weight": weights.matrix("emb.pos"),
        "embeddings.token_type_embeddings.weight": weights.matrix("emb.type"),
        "embeddings.LayerNorm.weight": weights.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.vector("emb.ln.b"),
        # The pooler is not used and not in the file; without it transformers would draw random numbers and warn.
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for layer in range(architecture.layers):
        for short, long in _ATTENTION.items():
            arrays[f"encoder.layer.{layer}.{long}.weight"] = weights.matrix(f"l{layer}.{short}.w")
            arrays[f"encoder.layer.{layer}.{long}.bias"] = weights.vector(f"l{layer}.{short}.b")
        for short, long in _NORMS.items():
            arrays[f"encoder.layer.{layer}.{long}.weight"] = weights.vector(f"l{layer}.{short}.w")
            arrays[f"encoder.layer.{layer}.{long}.bias"] = weights.vector(f"l{layer}.{short}.b")
    return arrays


def _settings(architecture: Architecture) -> dict[str, object]:
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": architecture.hidden,
            "num_hidden_layers": architecture.layers,
            "num_attention_heads": architecture.heads,
            "intermediate_size": architecture.feed_forward,
            "vocab_size": architecture.vocabulary,
            "max_position_embeddings": architecture.positions,
            "type_vocab_size": architecture.token_types,
            "layer_norm_eps": 1e-12,
            "hidden_act": "gelu",
            "position_embedding_type": "absolute",
            "attention_probs_dropout_prob": 0.1,
            "hidden_dropout_prob": 0.1,
            "initializer_range": 0.02,
            "pad_token_id": 1,
        },
        "tokenizer_config.json": {
            # Takes tokenizer.json as it is; the class of XLM-R would build its own from the pieces.
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_input_names": ["input_ids", "attention_mask"],
            "model_max_length": architecture.positions,
            "bos_token": "<s>",
            "cls_token": "<s>",
            "eos_token": "</s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        SETTINGS: {"max_seq_length": architecture.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": architecture.hidden,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
    }
