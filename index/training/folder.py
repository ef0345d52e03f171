"""The folder that a trained transformer ships in, in the format of sentence-transformers."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

PLACES = "embeddings.position_embeddings.weight"
CONFIG = (
    "vocab_size",
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "hidden_act",
    "layer_norm_eps",
)
TOKENIZER_CONFIG = {
    "tokenizer_class": "PreTrainedTokenizerFast",
    "unk_token": "[UNK]",
    "sep_token": "[SEP]",
    "pad_token": "[PAD]",
    "cls_token": "[CLS]",
    "do_lower_case": True,
}
# By these names sentence-transformers 5 finds its modules, and 6 too.
MODULES = [
    {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{kind}"}
    for number, (kind, path) in enumerate((("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")))
]


def save_model(model: Any, tokenizer: Tokenizer, recipe: dict[str, Any], output: Path) -> str:
    """Write the model in the sentence-transformers format, float16; return the sha256 of its weights.

    It is written by hand, so that it loads with old and new releases, in 32 bits and without a layer that is not used.
    """
    from safetensors.torch import save_file

    limit = recipe["token_limit"]
    output.mkdir(parents=True, exist_ok=True)
    state = {name: each.detach().half().contiguous() for name, each in model.named_parameters()}
    state[PLACES] = state[PLACES][:limit].clone()
    save_file(state, str(output / "model.safetensors"), metadata={"format": "pt"})
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(output / "tokenizer.json"), pretty=False)
    config = {key: getattr(model.config, key) for key in CONFIG}
    own = {"max_position_embeddings": limit, "architectures": ["BertModel"], "model_type": "bert"}
    files = {
        "config.json": {**config, **own, "pad_token_id": 0, "type_vocab_size": 2, "dtype": "float32"},
        "tokenizer_config.json": {**TOKENIZER_CONFIG, "model_max_length": limit},
        "sentence_bert_config.json": {
            "max_seq_length": limit,
            "do_lower_case": False,
            "model_args": {"add_pooling_layer": False},
        },
        "modules.json": MODULES,
        "1_Pooling/config.json": {
            "word_embedding_dimension": model.config.hidden_size,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
        },
        "config_sentence_transformers.json": {"similarity_fn_name": "cosine"},
        "recipe.json": recipe,
    }
    for name, content in files.items():
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return hashlib.sha256((output / "model.safetensors").read_bytes()).hexdigest()
