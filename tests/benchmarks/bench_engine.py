"""Tokens a second of the engine beside Transformers' generate: same weights, dtype, threads, in one run.

A model of 46.7 million parameters with random weights, greedy, no end token: one sequence, 16 sequences, and
64 requests of mixed lengths. Transformers runs every implementation of its experts, and the mixed load in
static batches of 16 and of 64, since its continuous batching refuses this architecture; the fastest counts.

make bench                                                  # alone on the machine
BENCH_SCALE=0.02 python -m pytest tests/benchmarks/bench_engine.py -s      # a look, without the targets
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
import torch

from zaya.config import PRESETS, ZayaConfig
from zaya.engine import Engine, Request
from zaya.model import Zaya
from zaya.sampling import Sampling

SCALE = float(os.environ.get("BENCH_SCALE", "1"))
"""Share of the tokens that are generated."""
TARGETS = {"batch 1": 3.0, "batch 16": 1.5, "mixed load": 3.0}
ROUNDS = 3 if SCALE == 1 else 1
COPY_BYTES = 1 << 28
EXPERTS = ("grouped_mm", "batched_mm", "eager")
CONFIG = replace(
    PRESETS["zaya1-8b"],
    vocab_size=8192,
    hidden_size=512,
    num_hidden_layers=6,
    layer_types=(),
    head_dim=64,
    num_experts=8,
    moe_intermediate_size=512,
    router_hidden_size=64,
    max_position_embeddings=4096,
)

Load = list[tuple[tuple[int, ...], int]]
"""Prompts and how many tokens each gets."""


class NoEnd:
    """What the engine asks of a tokenizer, for a model without words and without an end."""

    pad_id = 0
    eos_ids: frozenset[int] = frozenset()

    def opens_thought(self, prompt: tuple[int, ...]) -> bool:
        """Never."""
        return False

    def decode(self, ids: list[int]) -> str:
        """No text."""
        return ""

    def split(self, ids: list[int], in_reasoning: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """All of it is the answer."""
        return (), tuple(ids)


def load(count: int, low: int, high: int, seed: int = 0) -> Load:
    """Prompts of 16 to 64 tokens; `low` to `high` new ones each, scaled."""
    rng = random.Random(seed)
    scaled = [max(2, round(rng.randint(low, high) * SCALE)) for _ in range(count)]
    widths = [16 if count == 1 else rng.randint(16, 64) for _ in range(count)]
    return [
        (tuple(rng.randrange(1, CONFIG.vocab_size) for _ in range(width)), new)
        for width, new in zip(widths, scaled, strict=True)
    ]


LOADS = {"batch 1": load(1, 128, 128), "batch 16": load(16, 128, 128), "mixed load": load(64, 16, 512)}


def invented(config: ZayaConfig = CONFIG) -> Zaya:
    """Random weights, and routers that spread tokens over all experts and, as after training, seldom skip."""
    torch.manual_seed(0)
    model = Zaya(config).eval()
    with torch.no_grad():
        for router in model.routers():
            for linear in (m for m in router.modules() if isinstance(m, torch.nn.Linear)):
                linear.weight.normal_(0, 2 * linear.in_features**-0.5)
        trace = model.trace(torch.randint(1, config.vocab_size, (16, 32)))
        for layer, router in enumerate(model.routers()):
            mean = trace.router_logits[layer].softmax(-1).mean((0, 1))
            router.balancing_biases[:-1] = -mean[:-1]
    return model


def translated(ours: Zaya) -> Any:
    """Transformers' model with the same weights."""
    import transformers

    row = CONFIG.to_dict()
    row.pop("skip")
    model = transformers.ZayaForCausalLM(transformers.ZayaConfig(**row)).eval()
    missing, unexpected = model.load_state_dict(ours.state_dict(), strict=False)
    assert set(missing) <= {"lm_head.weight"} and not unexpected
    return model


@pytest.fixture(scope="module")
def ours() -> Zaya:
    return invented()


@pytest.fixture(scope="module")
def theirs(ours: Zaya) -> Any:
    pytest.importorskip("transformers", minversion="5.23")
    return translated(ours)


def run_ours(model: Zaya, work: Load) -> None:
    """Through a fresh engine, its start included."""
    tokenizer: Any = NoEnd()
    engine = Engine(model, tokenizer, max_batch=64)
    requests = [Request(prompt, Sampling(0.0, max_tokens=new)) for prompt, new in work]
    done = sum(len(completion.ids) for _, completion in engine.generate(requests))
    assert done == sum(new for _, new in work)


def run_theirs(model: Any, work: Load, batch: int) -> None:
    """In batches, in the order of arrival, padded on the left, each run to its longest."""
    for start in range(0, len(work), batch):
        rows = work[start : start + batch]
        width, new = max(len(prompt) for prompt, _ in rows), max(new for _, new in rows)
        ids = torch.tensor([[0] * (width - len(prompt)) + list(prompt) for prompt, _ in rows])
        mask = torch.tensor([[0] * (width - len(prompt)) + [1] * len(prompt) for prompt, _ in rows])
        with torch.inference_mode():
            out = model.generate(
                ids,
                attention_mask=mask,
                max_new_tokens=new,
                do_sample=False,
                eos_token_id=None,
                pad_token_id=0,
            )
        assert out.shape[1] == width + new


def fastest(runs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds of each, the best of several rounds in turns."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for name, run in runs.items():
            started = time.perf_counter()
            run()
            best[name] = min(best[name], time.perf_counter() - started)
    return best


def bandwidth() -> float:
    """Bytes read and written a second by a large copy."""
    source, target = torch.ones(COPY_BYTES // 4), torch.zeros(COPY_BYTES // 4)
    seconds = fastest({"copy": lambda: target.copy_(source)})["copy"]
    return 2 * COPY_BYTES / seconds


def bytes_per_token(model: Zaya, config: ZayaConfig) -> int:
    """Weights that one token reads: all but the experts, of which one a layer."""
    total = sum(p.numel() * p.element_size() for p in model.parameters())
    experts = sum(p.numel() * p.element_size() for n, p in model.named_parameters() if ".experts." in n)
    return total - experts + experts // config.num_experts


def their_runs(model: Any, name: str) -> dict[str, Callable[[], object]]:
    """Every way of theirs to do this load."""
    work = LOADS[name]

    def run(experts: str, batch: int) -> None:
        model.set_experts_implementation(experts)
        run_theirs(model, work, batch)

    batches = (16, 64) if name == "mixed load" else (len(work),)
    ways = [(experts, batch) for experts in EXPERTS for batch in batches]
    if len(work) > 1:
        ways = [way for way in ways if way[0] != "batched_mm"]  # copies an expert's weights for every token
    return {f"{experts}, {batch} at once": partial(run, experts, batch) for experts, batch in ways}


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", LOADS)
def test_engine(name: str, ours: Zaya, theirs: Any) -> None:
    work = LOADS[name]
    tokens = sum(new for _, new in work)
    run_ours(ours, work[:1])
    runs = {"engine": lambda: run_ours(ours, work), **their_runs(theirs, name)}
    rates = {way: tokens / seconds for way, seconds in fastest(runs).items()}
    best = max(rate for way, rate in rates.items() if way != "engine")
    print(f"\n{name}: {tokens} tokens, fp32, {torch.get_num_threads()} threads")
    for way, rate in rates.items():
        print(f"  {way:26}{rate:9.1f} tokens/s")
    ratio = rates["engine"] / best
    print(f"  {ratio:.2f} times Transformers' fastest (target {TARGETS[name]})")
    if name == "batch 1":
        share = rates["engine"] * bytes_per_token(ours, CONFIG) / bandwidth()
        print(f"  {share:.0%} of the bandwidth of a large copy goes into reading weights")
    if SCALE == 1:
        assert ratio >= TARGETS[name]
