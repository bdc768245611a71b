"""Any causal language model that Transformers loads, batched continuously (harness/engines/batch.py).

The model is a folder in the Hugging Face layout, the name of one in the local Hugging Face cache, or a GGUF
file. Chat template, end tokens and thinking tags are the tokenizer's own. A model with more weights to fill
than its files hold is refused: Transformers would make them up.

    engine = make("path/to/model", None, max_batch=64)
    completion = await engine.complete(Request((user("2+2?"),), Sampling(max_tokens=64, seed=1)))
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
import transformers
from transformers import AutoModelForCausalLM, DynamicCache

from harness.engines import EngineError
from harness.engines.batch import Batcher
from harness.engines.local import LocalEngine, check_device, torch_dtype
from harness.engines.pretrained import ModelTokenizer, call, files
from harness.engines.rows import unknown_layers

REPAIRED = "balancing biases read again from the file, since Transformers overwrites the last of each layer"


def make(
    model: str | None,
    base_url: str | None,
    *,
    dtype: str | None = None,
    device: str | None = None,
    max_batch: int = 64,
    logprobs: bool = False,
) -> TransformersEngine:
    """An engine around `model`: a folder, a name in the local Hugging Face cache, or a GGUF file.

    `dtype` is a torch name such as "bfloat16" (None: the checkpoint's), `device` is a GPU where there is one.
    Raises EngineError where there is no usable model.
    """
    if base_url:
        raise EngineError("the transformers engine runs the model itself: drop base_url or the engine")
    if max_batch < 1:
        raise EngineError(f"max_batch={max_batch} leaves no room for a sequence: give at least 1")
    device = device or ("cuda" if torch.cuda.is_available() else "cpu")
    check_device(device)
    name = model or "nano"
    folder, gguf = files(name)
    where: dict[str, Any] = {"local_files_only": True, **({"gguf_file": gguf} if gguf else {})}
    transformers.utils.logging.disable_progress_bar()
    loaded = _loaded(name, folder, where, torch_dtype(dtype))
    repair = _repair(loaded, folder) if loaded.config.model_type == "zaya" else None
    tokenizer = ModelTokenizer(name, folder, _ends(loaded), **where)
    batcher = Batcher(loaded.to(device).eval(), tokenizer, max_batch=max_batch)
    return TransformersEngine(name, batcher, folder, gguf, repair, logprobs=logprobs)


class TransformersEngine(LocalEngine):
    """The engine protocol over a model of Transformers."""

    def __init__(
        self,
        name: str,
        batcher: Batcher,
        folder: Path,
        gguf: str | None = None,
        repair: str | None = None,
        *,
        logprobs: bool = False,
    ) -> None:
        super().__init__(name, batcher, folder, logprobs=logprobs)
        self.model = batcher.model
        self.gguf, self.repair = gguf, repair

    def weight_files(self) -> list[Path]:
        """The GGUF file, or else those of the folder."""
        return [self.folder / self.gguf] if self.gguf else super().weight_files()

    def describe(self) -> Mapping[str, Any]:
        """What a run records of the model and how it was run."""
        return {
            "engine": "transformers",
            "model": self.name,
            "architecture": type(self.model).__name__,
            "parameters": self.model.num_parameters(),
            "dtype": str(self.model.dtype).removeprefix("torch."),
            "device": self.model.device.type,
            "max_batch": self.concurrency,
            "weights": self.fingerprint(),
            "repaired": self.repair,
            "tokenizer": self.tokenizer.vocabulary_hash,
            "chat_template": self.tokenizer.template_hash,
            "transformers": transformers.__version__,
            "torch": torch.__version__,
        }

    def resources(self) -> Mapping[str, Any]:
        """How the model runs, in words."""
        kind, dtype = type(self.model).__name__, str(self.model.dtype).removeprefix("torch.")
        where = f"{self.model.device} with {self.model.config._attn_implementation} attention"
        words = f"{kind} in {dtype} on {where}, {self.concurrency} sequences at once"
        return {"model_plan": f"{words}; {self.repair}" if self.repair else words}


# ---- loading ----


def _loaded(name: str, folder: Path, where: Mapping[str, Any], dtype: torch.dtype | None) -> Any:
    """The model, complete. Raises EngineError for missing weights and for states that cannot be batched."""
    load = AutoModelForCausalLM.from_pretrained
    model, report = call(name, load, folder, dtype=dtype or "auto", output_loading_info=True, **where)
    if (skip := getattr(model.config, "skip", "zero")) != "zero":
        raise EngineError(f"{name} needs skip={skip}, which Transformers lacks: take the zaya engine for it")
    if missing := sorted(report["missing_keys"]):
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise EngineError(f"the weights of {name} are incomplete: {', '.join(missing[:3])}{more} are missing")
    if "past_key_values" not in inspect.signature(model.forward).parameters:
        raise EngineError(f"{type(model).__name__} keeps no cache that requests could share: use a server")
    if kinds := unknown_layers(DynamicCache(config=model.config)):
        raise EngineError(f"{type(model).__name__} has a cache of {kinds[0]}, which cannot be batched here")
    return model


def _ends(model: Any) -> list[int]:
    """The ids that end a completion, by the model's configuration; the tokenizer adds its own."""
    found: list[int] = []
    for config in (model.generation_config, model.config.get_text_config()):
        ids = getattr(config, "eos_token_id", None)
        found += ids if isinstance(ids, list) else [] if ids is None else [ids]
    return found


def _repair(model: Any, folder: Path) -> str:
    """Copy ZAYA's balancing biases again from the checkpoint. Raises EngineError where it lacks one."""
    from safetensors import safe_open

    wanted = {key: tensor for key, tensor in model.named_buffers() if key.endswith("balancing_biases")}
    found = set()
    for file in sorted(folder.glob("*.safetensors")):
        with safe_open(file, "pt") as tensors:
            for key in wanted.keys() & set(tensors.keys()):
                wanted[key].copy_(tensors.get_tensor(key))
                found.add(key)
    if missing := sorted(wanted.keys() - found):
        raise EngineError(f"no file in {folder} holds {missing[0]}, which Transformers cannot load by itself")
    return REPAIRED
