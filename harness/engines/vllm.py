"""vLLM as an engine, without a server: a process for each copy of the model (harness/engines/replicas.py).

It runs what vLLM runs, ZAYA1 too, by our plugin. vLLM is given token ids and gives token ids, with prefix
caching; chat template, end tokens, stop strings and thinking tags are handled as for every other engine.
docs/vllm.md says how to install it, and what only some machines can do.

    engine = make("path/to/model", None, max_batch=256, replicas=2)
    completion = await engine.complete(Request((user("2+2?"),), Sampling(max_tokens=64, seed=1)))
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch

from harness.engines import EngineError
from harness.engines.local import LocalEngine, check_device, torch_dtype
from harness.engines.pretrained import ModelTokenizer, files, settings
from harness.engines.protocol import Completion, Request
from harness.engines.replicas import Replicas, places
from zaya.scheduler import free_memory

if find_spec("vllm") is None:
    raise ModuleNotFoundError("No module named 'vllm'", name="vllm")

OURS = {
    "model": "model",
    "dtype": "dtype",
    "max_num_seqs": "max_batch",
    "kv_cache_memory_bytes": "memory",
    "tensor_parallel_size": "tensor_parallel",
    "data_parallel_size": "replicas",
}
"""Arguments of vLLM's engine -> the option of ours that sets them."""


def make(
    model: str | None,
    base_url: str | None,
    *,
    dtype: str | None = None,
    device: str | None = None,
    max_batch: int = 256,
    memory: int | None = None,
    logprobs: bool = False,
    routing: bool = False,
    replicas: int = 1,
    tensor_parallel: int = 1,
    engine_args: Mapping[str, Any] | None = None,
) -> VllmEngine:
    """An engine around `model`: "nano", a folder, or a name in the local Hugging Face cache.

    `dtype` is a torch name such as "bfloat16" (None: that of config.json, else vLLM's choice). `max_batch`,
    `memory` (bytes of cache) and `tensor_parallel` (GPUs) are those of one replica. `routing` asks for the
    choices of experts, `engine_args` are further arguments of vLLM's EngineArgs.
    Raises EngineError where there is no usable model.
    """
    if base_url:
        raise EngineError("the vllm engine runs the model itself: drop base_url, or take the openai engine")
    counts = {
        "max_batch": max_batch,
        "memory": memory,
        "replicas": replicas,
        "tensor_parallel": tensor_parallel,
    }
    for what, number in counts.items():
        if number is not None and number < 1:
            raise EngineError(f"{what}={number} is too few: give at least 1")
    for argument in engine_args or {}:
        if argument in OURS:
            raise EngineError(f"engine_args: {argument} is what the option {OURS[argument]} sets")
    torch_dtype(dtype)
    if routing and not torch.cuda.is_available():
        raise EngineError("vLLM gives the choices of experts on GPUs only: leave routing out on this machine")
    if device:
        check_device(device)
    environments = places(replicas, tensor_parallel)
    name = model or "nano"
    folder, gguf = files(name)
    if gguf:
        raise EngineError(f"{name} is a GGUF file, which vLLM does not read: take the transformers engine")
    config, generation = settings(folder, "config.json"), settings(folder, "generation_config.json")
    tokenizer = ModelTokenizer(name, folder, [*_ends(config), *_ends(generation)], local_files_only=True)
    arguments = {
        "dtype": dtype or _dtype(config),
        "max_model_len": -1,  # as long as model and cache allow
        "enable_prefix_caching": True,
        "disable_log_stats": True,
        "use_tqdm_on_load": False,
        "enable_return_routed_experts": routing,
        **(engine_args or {}),
        "model": str(folder),
        "skip_tokenizer_init": True,
        "max_num_seqs": max_batch,
        "tensor_parallel_size": tensor_parallel,
        **({"kv_cache_memory_bytes": memory} if memory else {}),
    }
    cache = free_memory(torch.device("cpu")) // 2 // replicas
    try:
        batcher = Replicas(tokenizer, max_batch, (tokenizer, arguments, device, cache), environments)
    except EngineError as error:
        raise EngineError(f"vLLM cannot run {name}: {error}") from error
    return VllmEngine(name, batcher, folder, engine_args or {}, tensor_parallel, logprobs=logprobs)


class VllmEngine(LocalEngine):
    """The engine protocol over replicas of a model in vLLM."""

    def __init__(
        self,
        name: str,
        batcher: Replicas,
        folder: Path,
        engine_args: Mapping[str, Any],
        tensor_parallel: int,
        *,
        logprobs: bool = False,
    ) -> None:
        super().__init__(name, batcher, folder, logprobs=logprobs)
        self.engine_args, self.tensor_parallel = engine_args, tensor_parallel
        self._replicas = batcher

    async def complete(self, request: Request) -> Completion:
        """Answer one request. Raises EngineError where a replica has died: the run cannot go on as it was."""
        completion = await super().complete(request)
        if self._replicas.dead:
            raise EngineError(self._replicas.dead)
        return completion

    async def close(self) -> None:
        """Stop the worker and the processes; requests in flight end with an error."""
        await super().close()
        await asyncio.to_thread(self._replicas.close)

    def describe(self) -> Mapping[str, Any]:
        """What a run records of the model and how it was run."""
        facts = self._replicas.facts[0]
        return {
            "engine": "vllm",
            "model": self.name,
            "architecture": facts["architecture"],
            "dtype": facts["dtype"],
            "device": facts["device"],
            "max_batch": self.concurrency // len(self._replicas.facts),
            "tensor_parallel": self.tensor_parallel,
            "engine_args": dict(self.engine_args),
            "weights": self.fingerprint(),
            "tokenizer": self.tokenizer.vocabulary_hash,
            "chat_template": self.tokenizer.template_hash,
            "vllm": facts["vllm"],
            "torch": facts["torch"],
        }

    def resources(self) -> Mapping[str, Any]:
        """How the model runs and what its cache holds, in words."""
        facts, copies = self._replicas.facts[0], len(self._replicas.facts)
        blocks = min(replica["blocks"] for replica in self._replicas.facts)
        size = f" in {facts['memory'] / 2**20:.0f} MiB" if facts["memory"] else ""
        cache = f"a cache of {blocks} blocks of {facts['block_size']} tokens{size}"
        words = f"{facts['architecture']} in {facts['dtype']} on {facts['device']} by vLLM {facts['vllm']}"
        each = f"{copies} replicas, each" if copies > 1 else "one replica"
        return {"model_plan": f"{words}; {each} with {cache}, {self.concurrency} sequences at once"}


def _ends(config: Mapping[str, Any]) -> list[int]:
    """The ids that a file of settings says end a completion."""
    ids = config.get("eos_token_id", config.get("text_config", {}).get("eos_token_id"))
    return ids if isinstance(ids, list) else [] if ids is None else [ids]


def _dtype(config: Mapping[str, Any]) -> str:
    """The type that a model's settings name; vLLM would make a narrower one of float32."""
    text = config.get("text_config", {})
    found = [row.get(key) for row in (config, text) for key in ("dtype", "torch_dtype")]
    return next((str(name) for name in found if name), "auto")
