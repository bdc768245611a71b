"""vLLM in this process on a CPU, small ZAYA1 checkpoints, and what Transformers makes of them.

`make test-vllm` runs this folder in an environment of its own; elsewhere its tests are skipped.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from zaya import save
from zaya.config import ZayaConfig
from zaya.model import Zaya

SETTINGS = {
    "VLLM_ENABLE_V1_MULTIPROCESSING": "0",
    "VLLM_CPU_OMP_THREADS_BIND": "nobind",
    "VLLM_NO_USAGE_STATS": "1",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
}
"""Read by vLLM and by the processes that it starts."""
os.environ.update({name: value for name, value in SETTINGS.items() if name not in os.environ})

BLOCK = 32
LENGTHS = (1, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100, 150, 200)
NEW = 40
TINY = ZayaConfig(
    vocab_size=256,
    hidden_size=64,
    num_hidden_layers=2,
    num_attention_heads=8,
    num_key_value_heads=2,
    head_dim=16,
    num_experts=4,
    moe_intermediate_size=48,
    router_hidden_size=24,
    max_position_embeddings=512,
    eos_token_id=1,
)


def prompts(lengths: tuple[int, ...] = LENGTHS, seed: int = 0) -> list[list[int]]:
    """Random prompts of these lengths."""
    rng = random.Random(seed)
    return [[rng.randrange(2, TINY.vocab_size) for _ in range(length)] for length in lengths]


@torch.no_grad()
def invent(config: ZayaConfig, gain: float, seed: int = 0) -> Zaya:
    """A model whose parameters are all random and whose routers use every class.

    `gain` scales its matrices: with 1 rounding stays small; with 3 greedy continuations wander over the
    whole vocabulary, so that a wrong state shows within tokens.
    """
    generator = torch.Generator().manual_seed(seed)
    model = Zaya(config).eval()
    for name, tensor in model.state_dict().items():
        noise = torch.randn(tensor.shape, generator=generator)
        one = any(part in name for part in ("scale", "norm", "temp")) and "bias" not in name
        matrix = 0.3 if "embed" in name else gain * tensor.shape[-1] ** -0.5
        tensor.copy_(one + noise * (0.02 if tensor.dim() == 1 else matrix))
    ids = torch.randint(2, config.vocab_size, (16, 12), generator=generator)
    for layer, router in enumerate(model.routers()):
        router.balancing_biases.copy_(-model.trace(ids).router_logits[layer].softmax(-1).mean((0, 1)))
    return model


def transformers_model(folder: Path) -> Any:
    """Transformers' model of a checkpoint, its balancing biases as the file has them."""
    import transformers
    from safetensors.torch import load_file

    model = transformers.ZayaForCausalLM.from_pretrained(folder).eval()
    stored = load_file(folder / "model.safetensors")
    for name, buffer in model.named_buffers():
        if name.endswith("balancing_biases"):
            buffer.copy_(stored[name])
    return model


@torch.no_grad()
def continuations(model: Any, given: list[list[int]], new: int = NEW) -> list[list[int]]:
    """What Transformers generates greedily, all prompts in one left-padded batch.

    A continuation ends before a token that was hardly better than the next (rounding differs by 1e-5 between
    batches): from there on equality would be luck.
    """
    width = max(map(len, given))
    ids = torch.tensor([[0] * (width - len(prompt)) + prompt for prompt in given])
    mask = torch.tensor([[0] * (width - len(prompt)) + [1] * len(prompt) for prompt in given])
    made = model.generate(
        ids,
        attention_mask=mask,
        max_new_tokens=new,
        do_sample=False,
        eos_token_id=None,
        output_logits=True,
        return_dict_in_generate=True,
    )
    best = torch.stack(made.logits, 1).topk(2).values
    clear = (best[..., 0] - best[..., 1] > 5e-4).cumprod(1).sum(1)
    return [row[:count] for row, count in zip(made.sequences[:, width:].tolist(), clear, strict=True)]


@contextmanager
def serving(folder: Path, **options: Any) -> Iterator[Any]:
    """A vLLM engine in this process, greedy and without words."""
    from vllm import LLM

    settings: dict[str, Any] = {
        "dtype": "float32",
        "enforce_eager": True,
        "enable_prefix_caching": False,
        "block_size": BLOCK,
        "num_gpu_blocks_override": 512,
        "kv_cache_memory_bytes": 1 << 28,
        "max_model_len": TINY.max_position_embeddings,
        "max_num_seqs": len(LENGTHS),
        "max_num_batched_tokens": 2048,
        "skip_tokenizer_init": True,
        "disable_log_stats": False,
        "seed": 0,
    }
    llm = LLM(str(folder), **{**settings, **options})
    try:
        yield llm
    finally:
        llm.llm_engine.engine_core.shutdown()


def greedy(new: int = NEW, **settings: Any) -> Any:
    """Sampling that takes the best token `new` times."""
    from vllm import SamplingParams

    settings = {"ignore_eos": True, "detokenize": False, **settings}
    return SamplingParams(temperature=0, max_tokens=new, **settings)


def generate(llm: Any, given: list[list[int]], new: int = NEW, **settings: Any) -> list[list[int]]:
    """The tokens that vLLM continues each prompt with."""
    sampling = greedy(new, **settings)
    outputs = llm.generate([{"prompt_token_ids": ids} for ids in given], sampling, use_tqdm=False)
    return [list(output.outputs[0].token_ids) for output in outputs]


def counted(llm: Any, name: str) -> int:
    """A counter of vLLM's, since it was made."""
    return sum(metric.value for metric in llm.get_metrics() if metric.name == f"vllm:{name}")


@pytest.fixture(scope="session")
def lab() -> SimpleNamespace:
    """The functions above, for tests in other files."""
    functions = (
        prompts,
        invent,
        transformers_model,
        continuations,
        serving,
        greedy,
        generate,
        counted,
    )
    return SimpleNamespace(TINY=TINY, **{function.__name__: function for function in functions})


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lively checkpoint in the Hugging Face layout."""
    folder = tmp_path_factory.mktemp("tiny")
    save(invent(TINY, gain=3), folder)
    return folder


@pytest.fixture(scope="session")
def expected(tiny: Path) -> tuple[list[list[int]], list[list[int]]]:
    """18 prompts, and the 40 tokens that Transformers continues each with."""
    given = prompts()
    return given, continuations(transformers_model(tiny), given)
