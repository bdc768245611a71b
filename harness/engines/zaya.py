"""The embedded model as an engine: `zaya.Engine` on a thread of its own (harness/engines/local.py).

A request's tokens depend on its own prompt, sampling and seed, not on what else is in the batch or on the
order of arrival.

    engine = make("nano", max_batch=256)
    completion = await engine.complete(Request((user("2+2?"),), Sampling(max_tokens=64, seed=1)))
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from harness.engines import EngineError
from harness.engines.local import LocalEngine, check_device, torch_dtype
from zaya import checkpoint
from zaya.config import Skip
from zaya.engine import Engine as Batcher
from zaya.model import Zaya
from zaya.tokenizer import TokenizerError


def make(
    model: str | None,
    base_url: str | None,
    *,
    dtype: str | None = None,
    device: str = "cpu",
    skip: Skip | None = None,
    max_batch: int = 256,
    memory: int | None = None,
    logprobs: bool = False,
) -> ZayaEngine:
    """An engine around the checkpoint `model`: "nano" or a folder in the Hugging Face layout.

    `dtype` is a torch name such as "bfloat16", `memory` the bytes of cache. Raises EngineError where the
    folder holds no usable checkpoint.
    """
    if base_url:
        raise EngineError("the zaya engine runs the model itself and takes no base_url: drop one of the two")
    name = model or "nano"
    for what, number in (("max_batch", max_batch), ("memory", 1 if memory is None else memory)):
        if number < 1:
            raise EngineError(f"{what}={number} leaves no room for a sequence: give at least 1")
    check_device(device)
    try:
        loaded, tokenizer = checkpoint.load(name, dtype=torch_dtype(dtype), device=device, skip=skip)
    except (checkpoint.CheckpointError, TokenizerError) as error:
        raise EngineError(str(error)) from error
    batcher = Batcher(loaded, tokenizer, max_batch=max_batch, memory=memory)
    return ZayaEngine(name, batcher, checkpoint.NAMED.get(name, Path(name)), logprobs=logprobs)


class ZayaEngine(LocalEngine):
    """The engine protocol over a `zaya.Engine`."""

    def __init__(self, name: str, batcher: Batcher, folder: Path, *, logprobs: bool = False) -> None:
        super().__init__(name, batcher, folder, logprobs=logprobs)
        self._batcher = batcher

    @property
    def model(self) -> Zaya:
        """The model that runs."""
        return self._batcher.model

    def describe(self) -> Mapping[str, Any]:
        """What a run records of the model and how it was run."""
        return {
            "engine": "zaya",
            "model": self.name,
            "config": self.model.config.to_dict(),
            "parameters": sum(p.numel() for p in self.model.parameters()),
            "dtype": str(self._batcher.dtype).removeprefix("torch."),
            "device": str(self._batcher.device),
            "max_batch": self._batcher.max_batch,
            "weights": self.fingerprint(),
            "tokenizer": self.tokenizer.vocabulary_hash,
            "chat_template": self.tokenizer.template_hash,
            "torch": torch.__version__,
        }

    def resources(self) -> Mapping[str, Any]:
        """The memory plan: how many sequences of what length the cache can hold, in how many MiB."""
        return {"memory_plan": str(self._batcher.plan())}
