"""The model against itself: padding, packing, caching and routing must not change what a token gets."""

from __future__ import annotations

from dataclasses import replace
from functools import cache as cache_results

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from zaya.cache import Cache
from zaya.config import PRESETS, Rope, ZayaConfig
from zaya.model import Zaya

TINY = ZayaConfig(
    vocab_size=40,
    hidden_size=24,
    num_hidden_layers=3,
    num_attention_heads=4,
    num_key_value_heads=2,
    head_dim=8,
    num_experts=3,
    moe_intermediate_size=16,
    router_hidden_size=8,
    max_position_embeddings=64,
    rope_parameters={"hybrid": Rope(1e4), "hybrid_sliding": Rope(1e4)},
    skip="identity",
)
VARIANTS = {
    "plain": TINY,
    "biased": replace(TINY, attention_bias=True, lm_head_bias=True, tie_word_embeddings=False),
    "long convolutions": replace(TINY, cca_time0=3, cca_time1=3),
    "no convolution": replace(TINY, cca_time0=1, cca_time1=1),
    "sliding": replace(TINY, sliding_window=4, layer_types=("hybrid_sliding", "hybrid", "hybrid_sliding")),
    "zero skip": replace(TINY, skip="zero"),
}


def randomised(config: ZayaConfig, seed: int = 0) -> Zaya:
    """A model whose every parameter matters: nothing is left at 0 or 1, every router class is chosen."""
    model = Zaya(config).eval()
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            noise = torch.randn(tensor.shape, generator=generator)
            if "scale" in name or "norm" in name or "temp" in name:
                tensor.copy_(1 + 0.3 * noise)
            else:
                size = 0.2 if tensor.dim() == 1 else tensor.shape[-1] ** -0.5
                tensor.copy_(noise * size)
    balance(model)
    return model


@torch.no_grad()
def balance(model: Zaya) -> None:
    """Balancing biases that spread the tokens over all classes, layer by layer."""
    ids = torch.randint(2, 40, (16, 12), generator=torch.Generator().manual_seed(6))
    for layer, router in enumerate(model.routers()):
        router.balancing_biases.copy_(-model.trace(ids).router_logits[layer].softmax(-1).mean((0, 1)))


unchanging = cache_results(lambda variant: randomised(VARIANTS[variant]))


@pytest.fixture(params=VARIANTS)
def model(request: pytest.FixtureRequest) -> Zaya:
    return unchanging(request.param)


def tokens(rows: int, columns: int, seed: int = 1) -> Tensor:
    return torch.randint(1, 40, (rows, columns), generator=torch.Generator().manual_seed(seed))


def alone(model: Zaya, ids: Tensor) -> Tensor:
    """Logits [S, V] of one sequence, the reference of every test here."""
    return model(ids[None])[0]


def close(a: Tensor, b: Tensor) -> None:
    torch.testing.assert_close(a, b, atol=1e-5 * max(1.0, float(b.std())), rtol=0)


@torch.no_grad()
def test_every_router_class_is_chosen(model: Zaya) -> None:
    """Guards the other tests: a model that never skips would not test the skip class."""
    choices = model.trace(tokens(32, 12)).choices
    assert set(choices.flatten().tolist()) == set(range(TINY.num_experts + 1))


@torch.no_grad()
@pytest.mark.parametrize("place", ["left", "right", "middle", "scattered"])
def test_padding_anywhere_changes_nothing(model: Zaya, place: str) -> None:
    lengths, width = [11, 1, 4, 7], 11
    ids, mask = torch.zeros(4, width, dtype=torch.long), torch.zeros(4, width, dtype=torch.long)
    shuffle = torch.Generator().manual_seed(0)
    for row, length in enumerate(lengths):
        free = width - length
        cells = {
            "left": range(free, width),
            "right": range(length),
            "middle": [*range(length // 2), *range(length // 2 + free, width)],
            "scattered": sorted(torch.randperm(width, generator=shuffle)[:length].tolist()),
        }[place]
        mask[row, list(cells)] = 1
    ids[mask.bool()] = tokens(1, sum(lengths))[0]
    logits = model(ids, mask)
    last = model(ids, mask, last_only=True)
    for row in range(4):
        kept = mask[row].bool()
        close(logits[row, kept], alone(model, ids[row, kept]))
        close(last[row, 0], logits[row, kept][-1])
    assert not logits[~mask.bool()].any()


@torch.no_grad()
def test_packed_sequences_are_computed_as_if_alone(model: Zaya) -> None:
    ids = tokens(2, 12)
    segments = torch.tensor([[5] * 3 + [7] * 8 + [5], [0] * 6 + [1] * 2 + [2] * 4])
    mask = torch.ones_like(ids)
    mask[1, 9:] = 0
    logits = model(ids, mask, segment_ids=segments)
    for row, begin, end in [(0, 0, 3), (0, 3, 11), (0, 11, 12), (1, 0, 6), (1, 6, 8), (1, 8, 9)]:
        close(logits[row, begin:end], alone(model, ids[row, begin:end]))


@torch.no_grad()
def test_a_row_does_not_depend_on_its_batch(model: Zaya) -> None:
    ids, mask = tokens(6, 10), torch.ones(6, 10, dtype=torch.long)
    mask[1:, 7:] = 0
    together = model(ids, mask)
    for row in range(6):
        close(together[row : row + 1], model(ids[row : row + 1], mask[row : row + 1]))


@torch.no_grad()
def test_no_token_sees_the_future(model: Zaya) -> None:
    ids = tokens(1, 10)
    changed = ids.clone()
    changed[0, 6:] = (changed[0, 6:] + 1) % 40
    close(model(changed)[0, :6], model(ids)[0, :6])
    assert (model(changed)[0, 6] - model(ids)[0, 6]).abs().max() > 1e-2


@torch.no_grad()
def test_a_sliding_layer_sees_its_window_and_no_more() -> None:
    """One layer, window 4: attention reaches 3 back, the two convolutions 2 more."""
    config = replace(TINY, num_hidden_layers=1, sliding_window=4, layer_types=("hybrid_sliding",))
    model, ids = randomised(config), tokens(1, 14)
    for distance in range(1, 9):
        changed = ids.clone()
        changed[0, 12 - distance] = (ids[0, 12 - distance] + 1) % 40
        reached = bool((model(changed)[0, 12] - model(ids)[0, 12]).abs().max() > 1e-6)
        assert reached == (distance <= 5), distance


@settings(max_examples=25, deadline=None)
@given(data=st.data(), variant=st.sampled_from(sorted(VARIANTS)))
def test_any_chunking_of_any_rows_through_a_cache_equals_one_forward(
    data: st.DataObject, variant: str
) -> None:
    """Rows of different lengths advance by different numbers of tokens, in any order, in any slots."""
    model = unchanging(variant)
    rows = data.draw(st.integers(1, 4))
    lengths = data.draw(st.lists(st.integers(1, 14), min_size=rows, max_size=rows))
    slots = data.draw(st.permutations(range(5)))[:rows]
    ids = [tokens(1, length, seed=row)[0] for row, length in enumerate(lengths)]
    cache = Cache.allocate(model.config, 5, 14)
    done, seen = [0] * rows, [[] for _ in range(rows)]
    while any(d < n for d, n in zip(done, lengths, strict=True)):
        active = [r for r in range(rows) if done[r] < lengths[r]]
        active = data.draw(st.lists(st.sampled_from(active), min_size=1, unique=True))
        counts = [data.draw(st.integers(1, lengths[r] - done[r])) for r in active]
        batch = torch.zeros(len(active), max(counts), dtype=torch.long)
        mask = torch.zeros_like(batch)
        for i, (r, count) in enumerate(zip(active, counts, strict=True)):
            batch[i, :count], mask[i, :count] = ids[r][done[r] : done[r] + count], 1
        logits = model(batch, mask, cache=cache, slots=torch.tensor([slots[r] for r in active]))
        for i, (r, count) in enumerate(zip(active, counts, strict=True)):
            seen[r].append(logits[i, :count])
            done[r] += count
    with torch.no_grad():
        for r in range(rows):
            close(torch.cat(seen[r]), alone(model, ids[r]))
            assert cache.lengths[slots[r]] == lengths[r]


@torch.no_grad()
@pytest.mark.parametrize("slots", [None, torch.tensor([2, 0, 1])])
def test_token_by_token_equals_one_forward(model: Zaya, slots: Tensor | None) -> None:
    ids = tokens(3, 9)
    cache = Cache.allocate(model.config, 4, 9)
    steps = [model(ids[:, i : i + 1], cache=cache, slots=slots) for i in range(9)]
    close(torch.cat(steps, 1), model(ids))


@torch.no_grad()
def test_slots_are_copied_reset_and_grown(model: Zaya) -> None:
    prompt, ends = tokens(1, 6), tokens(3, 3, seed=2)
    cache = Cache.allocate(model.config, 4, 6)
    model(tokens(4, 5, seed=9), cache=cache)
    cache.reset([0, 1, 2, 3])
    model(prompt, cache=cache, slots=torch.tensor([1]))
    cache.copy(1, [0, 3])
    with pytest.raises(ValueError, match=r"9 tokens in a cache of 6 a slot; call cache.grow\(9\)"):
        model(ends, cache=cache, slots=torch.tensor([0, 1, 3]))
    cache.grow(9)
    logits = model(ends, cache=cache, slots=torch.tensor([0, 1, 3]))
    for row in range(3):
        close(logits[row], alone(model, torch.cat([prompt[0], ends[row]]))[6:])
    assert cache.lengths.tolist() == [9, 9, 0, 9]


def test_a_slot_of_a_model_with_one_layer_can_be_copied() -> None:
    cache = Cache.allocate(replace(TINY, num_hidden_layers=1, layer_types=()), slots=2, max_length=4)
    cache.lengths[0] = 4
    cache.keys[:, 0], cache.columns[:, 0] = 3.0, 5.0
    cache.copy(0, [1])
    assert (cache.keys == 3).all() and (cache.columns == 5).all() and cache.lengths.tolist() == [4, 4]


def test_the_planned_memory_is_the_allocated_memory() -> None:
    cache = Cache.allocate(TINY, slots=3, max_length=7, dtype=torch.bfloat16)
    held = sum(t.numel() * t.element_size() for t in (cache.keys, cache.values, cache.columns))
    per_token = Cache.bytes_per_token(TINY, torch.bfloat16)
    assert held == 3 * (7 * per_token + Cache.bytes_per_slot(TINY, torch.bfloat16))
    assert Cache.bytes_per_token(PRESETS["zaya1-8b"], torch.bfloat16) == 40 * 1024


@torch.no_grad()
def test_a_broken_expert_does_not_reach_tokens_that_skip() -> None:
    model, ids = randomised(TINY), tokens(4, 6)
    skipped = torch.full((3, 4, 6), TINY.num_experts)
    wanted = model(ids, routing=skipped)
    for layer in model.model.layers:
        layer.mlp.experts.gate_up_proj[0] = float("inf")
    assert torch.equal(model(ids, routing=skipped), wanted)


@torch.no_grad()
def test_the_skip_class_gives_the_token_itself_or_nothing() -> None:
    model, ids = randomised(TINY), tokens(1, 5)
    choices = torch.full((3, 1, 5), TINY.num_experts)
    moe = model.model.layers[0].mlp
    y = torch.randn(5, TINY.hidden_size)
    m, decision = moe(y, None, choices[0, 0])
    close(m, decision.probabilities[:, -1:] * y)
    moe.experts.skip = "zero"
    assert not moe(y, None, choices[0, 0])[0].any()
    assert not torch.allclose(model(ids, routing=choices), randomised(TINY)(ids, routing=choices))


@torch.no_grad()
def test_replayed_choices_are_obeyed(model: Zaya) -> None:
    ids, mask = tokens(3, 8), torch.ones(3, 8, dtype=torch.long)
    mask[1, :3] = 0
    trace = model.trace(ids, mask)
    close(trace.logits, model(ids, mask))
    close(model(ids, mask, routing=trace.choices), trace.logits)
    other = (trace.choices + 1) % (TINY.num_experts + 1)
    assert (model(ids, mask, routing=other) - trace.logits).abs().max() > 1e-2


def test_a_fresh_model_trains_every_parameter() -> None:
    """Hugging Face's zero temperatures stop q, k and the convolutions; here everything gets a gradient."""
    torch.manual_seed(0)
    model = Zaya(replace(TINY, initializer_range=0.3)).train()
    for router in model.routers():
        router.balancing_biases.zero_()
    ids = tokens(16, 12)
    model(ids)[:, :-1].log_softmax(-1).gather(2, ids[:, 1:, None]).mean().neg().backward()
    still = [n for n, p in model.named_parameters() if p.grad is None or not p.grad.any()]
    # EDA needs a layer below, and the first layer's states start it: every parameter takes part.
    assert still == []


def test_packed_and_padded_batches_have_the_gradients_of_their_sequences() -> None:
    config = VARIANTS["biased"]
    ids, lengths = tokens(3, 9), [9, 4, 2]

    def gradients(run: str) -> dict[str, Tensor]:
        model = randomised(config)
        if run == "alone":
            losses = [model(ids[row : row + 1, :n]).square().sum() for row, n in enumerate(lengths)]
        elif run == "padded":
            mask = (torch.arange(9) < torch.tensor(lengths)[:, None]).long()
            losses = [model(ids, mask).square().sum()]
        else:
            row = torch.cat([ids[r, :n] for r, n in enumerate(lengths)])[None]
            segments = torch.arange(3).repeat_interleave(torch.tensor(lengths))[None]
            losses = [model(row, segment_ids=segments).square().sum()]
        torch.stack(losses).sum().backward()
        return {name: p.grad for name, p in model.named_parameters() if p.grad is not None}

    wanted = gradients("alone")
    for run in ("padded", "packed"):
        found = gradients(run)
        assert found.keys() == wanted.keys()
        for name, gradient in wanted.items():
            scale = float(gradient.abs().max()) + 1e-6
            torch.testing.assert_close(found[name] / scale, gradient / scale, atol=1e-4, rtol=0, msg=name)


def test_weights_changed_after_a_forward_are_used() -> None:
    """Inference keeps fused weights; an optimiser step, a load and a cast must each renew them."""
    model, ids = randomised(TINY), tokens(2, 6)

    def now() -> Tensor:
        with torch.no_grad():
            return model(ids)

    def fresh() -> Tensor:
        other = Zaya(TINY).eval()
        other.load_state_dict(model.state_dict())
        with torch.no_grad():
            return other(ids)

    first = now()
    for optimiser in (torch.optim.SGD(model.parameters(), 0.1), torch.optim.AdamW(model.parameters(), 0.01)):
        model(ids).square().mean().backward()
        optimiser.step()
        close(now(), fresh())
    model.load_state_dict(randomised(TINY).state_dict())
    close(now(), first)
    model.to(torch.float64)
    assert now().dtype == torch.float64
    close(now().float(), first)


def test_expert_load_reports_the_last_training_forward() -> None:
    model = randomised(TINY)
    with pytest.raises(RuntimeError, match="training mode"):
        model.expert_load()
    ids, mask = tokens(4, 9), torch.ones(4, 9, dtype=torch.long)
    mask[2:, 5:] = 0
    trace = model.trace(ids, mask)
    model.train()(ids, mask)
    probabilities, shares = model.expert_load()
    kept = mask.bool()
    close(probabilities, trace.router_logits[:, kept].softmax(-1).mean(1))
    for layer in range(3):
        counts = torch.bincount(trace.choices[layer][kept], minlength=4)
        close(shares[layer], counts / kept.sum())


def test_casting_keeps_the_balancing_biases_exact() -> None:
    model = randomised(TINY)
    before = [router.balancing_biases.clone() for router in model.routers()]
    model.to(torch.bfloat16)
    assert model.model.embed_tokens.weight.dtype == torch.bfloat16
    for router, biases in zip(model.routers(), before, strict=True):
        assert torch.equal(router.balancing_biases, biases)


@torch.no_grad()
def test_bfloat16_stays_near_fp32() -> None:
    model, ids = randomised(TINY), tokens(4, 10)
    trace = model.trace(ids)
    model.to(torch.bfloat16)
    logits = model(ids, routing=trace.choices)
    assert logits.dtype == torch.bfloat16
    assert (logits.float() - trace.logits).abs().max() < 0.15 * trace.logits.std()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"input_ids": torch.ones(5, dtype=torch.long)}, "expected \\[batch, tokens\\]"),
        ({"input_ids": torch.ones(1, 0, dtype=torch.long)}, "neither of them 0"),
        ({"attention_mask": torch.ones(2, 4)}, "attention_mask has shape \\(2, 4\\)"),
        ({"attention_mask": torch.tensor([[1, 1, 1], [0, 0, 0]])}, "no token in row 1"),
        ({"segment_ids": torch.ones(3, 2)}, "segment_ids has shape"),
        ({"slots": torch.tensor([0])}, "one slot and one sequence a row"),
        ({"slots": torch.tensor([1, 1])}, "different slots"),
        ({"slots": torch.tensor([0, 9])}, "slots 0 to 2"),
        ({"routing": torch.zeros(2, 2, 3, dtype=torch.long)}, "routing has shape"),
    ],
)
def test_what_does_not_fit_is_refused(arguments: dict[str, Tensor], message: str) -> None:
    model = randomised(TINY)
    given = {"input_ids": tokens(2, 3), **arguments}
    cache = Cache.allocate(TINY, 3, 8) if "slots" in given else None
    with pytest.raises(ValueError, match=message):
        model(**given, cache=cache)


def test_a_cache_of_another_dtype_is_refused() -> None:
    cache = Cache.allocate(TINY, 2, 8, torch.bfloat16)
    with pytest.raises(ValueError, match=r"holds torch\.bfloat16 and the model torch\.float32"):
        randomised(TINY)(tokens(2, 3), cache=cache)
