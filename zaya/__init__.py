"""ZAYA1 in plain PyTorch: token ids -> logits -> completions.

The model (`config`, `attention`, `router`, `experts`, `model`, `cache`), its checkpoints (`checkpoint`) and
the continuous-batching engine (`engine`). Importing the room costs nothing: torch is imported on first use.

    model, tokenizer = zaya.load("nano")             # or a folder in the Hugging Face layout
    logits = model(input_ids, attention_mask)        # [B, S] -> [B, S, V]
    engine = zaya.Engine(model, tokenizer)
"""

from importlib import import_module
from typing import Any

_HOME = {
    "load": "zaya.checkpoint",
    "save": "zaya.checkpoint",
    "CheckpointError": "zaya.checkpoint",
    "Zaya": "zaya.model",
    "Cache": "zaya.cache",
    "ZayaConfig": "zaya.config",
    "PRESETS": "zaya.config",
    "Engine": "zaya.engine",
    "Request": "zaya.engine",
    "Completion": "zaya.engine",
    "Sampling": "zaya.sampling",
    "Tokenizer": "zaya.tokenizer",
}
__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'zaya' has no attribute {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
