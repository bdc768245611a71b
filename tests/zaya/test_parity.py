"""The model against Transformers: stored reference arrays, and live models of random shapes and weights."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from zaya.cache import Cache
from zaya.checkpoint import load_model
from zaya.config import ZayaConfig
from zaya.model import Zaya

TOLERANCE = 5e-5


@pytest.fixture
def fixture(shared: Callable[[str], Path]) -> tuple[Zaya, dict[str, Tensor]]:
    """The tiny model whose parameters are all random, and what Transformers 5.23 computes with it in fp32."""
    from safetensors.torch import load_file

    folder = shared("fixtures/zaya_tiny")
    return load_model(folder), load_file(folder / "reference.safetensors")


def close(a: Tensor, b: Tensor) -> None:
    torch.testing.assert_close(a, b, atol=TOLERANCE, rtol=0)


def same_choices(found: Tensor, wanted: Tensor, logits: Tensor, biases: list[Tensor]) -> None:
    """Equal wherever the best two classes differ by more than rounding."""
    scores = logits.softmax(-1) + torch.stack(biases)[:, None, None]
    best = scores.topk(2).values
    clear = best[..., 0] - best[..., 1] > 1e-5
    assert clear.float().mean() > 0.99
    assert torch.equal(found[clear], wanted[clear])


def test_prefill_matches_layer_by_layer(fixture: tuple[Zaya, dict[str, Tensor]]) -> None:
    model, wanted = fixture
    trace = model.trace(wanted["input_ids"])
    close(trace.logits, wanted["prefill_logits"])
    close(trace.router_logits, wanted["router_logits"])
    biases = [router.balancing_biases for router in model.routers()]
    same_choices(trace.choices, wanted["expert_choice"], wanted["router_logits"], biases)
    assert (wanted["expert_choice"] == model.config.num_experts).any(), (
        "the skip class must be tested as well"
    )
    for layer, hidden in enumerate(trace.hidden_states):
        close(hidden, wanted[f"hidden_states.{layer}"])


def test_stepwise_decoding_matches(fixture: tuple[Zaya, dict[str, Tensor]]) -> None:
    model, wanted = fixture
    ids = wanted["input_ids"]
    cache = Cache.allocate(model.config, 3, 24)
    logits = [model(ids[:, :7], cache=cache)]
    logits += [model(ids[:, step : step + 1], cache=cache) for step in range(7, 24)]
    close(torch.cat(logits, 1), wanted["decode_logits"])


@torch.no_grad()
def test_left_padding_matches(fixture: tuple[Zaya, dict[str, Tensor]]) -> None:
    model, wanted = fixture
    mask = wanted["leftpad_mask"]
    kept = mask.bool()
    close(model(wanted["leftpad_ids"], mask)[kept], wanted["leftpad_logits"][kept])


def greedy(model: Zaya, prompt: Tensor, mask: Tensor, count: int) -> Tensor:
    """[B, S] -> [B, S + count], through a cache."""
    cache = Cache.allocate(model.config, len(prompt), prompt.shape[1] + count)
    logits, ids = model(prompt, mask, cache=cache, last_only=True), prompt
    for _ in range(count):
        ids = torch.cat([ids, logits[:, 0].argmax(-1, keepdim=True)], 1)
        logits = model(ids[:, -1:], cache=cache)
    return ids


def test_greedy_continuations_match(fixture: tuple[Zaya, dict[str, Tensor]]) -> None:
    model, wanted = fixture
    single = wanted["greedy_1x8_plus24"]
    assert torch.equal(greedy(model, single[:, :8], torch.ones(1, 8), 24), single)
    rows = wanted["greedy_leftpad_plus16"]
    assert torch.equal(greedy(model, rows[:, :24], wanted["leftpad_mask"], 16), rows)


SHAPES: dict[str, dict[str, Any]] = {
    "plain": {},
    "attention bias": {"attention_bias": True},
    "one group, untied, head bias": {
        "num_attention_heads": 4,
        "num_key_value_heads": 4,
        "tie_word_embeddings": False,
        "lm_head_bias": True,
    },
    "three taps": {"cca_time0": 3, "num_key_value_heads": 1},
    "long grouped": {"cca_time0": 1, "cca_time1": 4, "rms_norm_eps": 1e-3},
    "sliding": {"sliding_window": 5, "layer_types": ["hybrid_sliding", "hybrid", "hybrid_sliding"]},
}


@pytest.fixture(params=SHAPES)
def pair(request: pytest.FixtureRequest) -> tuple[Any, Zaya]:
    """A Transformers model with random weights everywhere, and ours with the same."""
    transformers = pytest.importorskip("transformers", minversion="5.23")
    row = {
        "vocab_size": 96,
        "hidden_size": 48,
        "num_hidden_layers": 3,
        "num_attention_heads": 8,
        "num_key_value_heads": 2,
        "head_dim": 16,
        "num_experts": 4,
        "moe_intermediate_size": 24,
        "router_hidden_size": 12,
        "max_position_embeddings": 128,
        "pad_token_id": 0,
        "eos_token_id": 1,
        **SHAPES[request.param],
    }
    theirs = transformers.ZayaForCausalLM(transformers.ZayaConfig(**row)).eval()
    generator = torch.Generator().manual_seed(len(request.param))
    state = theirs.state_dict()
    for name, tensor in state.items():
        noise = torch.randn(tensor.shape, generator=generator)
        one = any(part in name for part in ("scale", "norm", "temp")) and "bias" not in name
        size = 0.2 if tensor.dim() == 1 else tensor.shape[-1] ** -0.5
        tensor.copy_(one + noise * size)
    written = theirs.config.to_dict()
    config = ZayaConfig.from_dict(json.loads(json.dumps(written, default=str)))
    ours = Zaya(config).eval()
    if config.tie_word_embeddings:
        state.pop("lm_head.weight", None)
    ours.load_state_dict({name: tensor.clone() for name, tensor in state.items()})
    balance(ours)
    for theirs_layer, router in zip(theirs.model.layers, ours.routers(), strict=True):
        theirs_layer.mlp.gate.balancing_biases.copy_(router.balancing_biases)
    return theirs, ours


@torch.no_grad()
def balance(model: Zaya) -> None:
    """Balancing biases that spread the tokens over all classes, layer by layer."""
    ids = torch.randint(2, 40, (16, 12), generator=torch.Generator().manual_seed(6))
    for layer, router in enumerate(model.routers()):
        router.balancing_biases.copy_(-model.trace(ids).router_logits[layer].softmax(-1).mean((0, 1)))


def comparable(model: Zaya, mask: Tensor) -> Tensor:
    """[B, 1] rows that Transformers gets right: with `attention_bias` pads reach its convolutions."""
    return mask.bool().all(1, keepdim=True) | (not model.config.attention_bias)


@torch.no_grad()
def test_a_random_model_equals_transformers(pair: tuple[Any, Zaya]) -> None:
    theirs, ours = pair
    ids = torch.randint(2, 96, (4, 20), generator=torch.Generator().manual_seed(3))
    wanted = theirs(ids, output_hidden_states=True)
    trace = ours.trace(ids)
    close(trace.logits, wanted.logits)
    for found, hidden in zip(trace.hidden_states, wanted.hidden_states, strict=True):
        close(found, hidden)
    assert len(set(trace.choices.flatten().tolist())) == 5, "every class must be chosen somewhere"

    mask = torch.ones_like(ids)
    mask[1, :6], mask[2, :19] = 0, 0
    positions = (mask.cumsum(1) - 1).clamp_min(0)
    padded = theirs(ids, attention_mask=mask, position_ids=positions).logits
    kept = mask.bool() & comparable(ours, mask)
    close(ours(ids, mask)[kept], padded[kept])


@torch.no_grad()
def test_a_random_model_generates_what_transformers_generates(pair: tuple[Any, Zaya]) -> None:
    theirs, ours = pair
    ids = torch.randint(2, 96, (3, 9), generator=torch.Generator().manual_seed(4))
    mask = torch.ones_like(ids)
    mask[2, :4] = 0
    wanted = theirs.generate(ids, attention_mask=mask, max_new_tokens=12, do_sample=False, eos_token_id=None)
    kept = comparable(ours, mask)[:, 0]
    assert torch.equal(greedy(ours, ids, mask, 12)[kept], wanted[kept])


def test_gradients_equal_those_of_transformers(pair: tuple[Any, Zaya]) -> None:
    theirs, ours = pair
    ids = torch.randint(2, 96, (2, 11), generator=torch.Generator().manual_seed(5))
    for model in (theirs, ours):
        logits = model(ids) if model is ours else model(ids).logits
        logits.log_softmax(-1)[..., 7].sum().backward()
    wanted = dict(theirs.named_parameters())
    for name, parameter in ours.named_parameters():
        reference = wanted[name].grad
        if reference is None or parameter.grad is None:
            assert reference is None or not reference.any(), name
            continue
        scale = float(reference.abs().max()) + 1e-3
        torch.testing.assert_close(parameter.grad / scale, reference / scale, atol=1e-3, rtol=0, msg=name)
