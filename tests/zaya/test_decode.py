"""The decode step against the model: same logits for every configuration, whatever shares the batch."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from zaya.cache import Cache
from zaya.config import Rope, ZayaConfig
from zaya.decode import Decoder, lay_out
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
    max_position_embeddings=512,
    rope_parameters={"hybrid": Rope(1e4), "hybrid_sliding": Rope(1e3, 0.25)},
    skip="identity",
)
VARIANTS = {
    "plain": TINY,
    "biased": replace(TINY, attention_bias=True, lm_head_bias=True, tie_word_embeddings=False),
    "long convolutions": replace(TINY, cca_time0=3, cca_time1=3),
    "no convolution": replace(TINY, cca_time0=1, cca_time1=1),
    "sliding": replace(TINY, sliding_window=4, layer_types=("hybrid_sliding", "hybrid", "hybrid_sliding")),
    "zero skip": replace(TINY, skip="zero"),
    "one group": replace(TINY, num_key_value_heads=1),
}
NO_GPU = pytest.mark.skipif(not torch.cuda.is_available(), reason="torch sees no CUDA GPU")
devices = pytest.mark.parametrize("device", ["cpu", pytest.param("cuda", marks=NO_GPU)])


def randomised(config: ZayaConfig, seed: int = 0) -> Zaya:
    """Every parameter random and every class of the routers chosen."""
    model = Zaya(config).eval()
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            noise = torch.randn(tensor.shape, generator=generator)
            if "scale" in name or "norm" in name or "temp" in name:
                tensor.copy_(1 + 0.3 * noise)
            else:
                tensor.copy_(noise * (0.2 if tensor.dim() == 1 else tensor.shape[-1] ** -0.5))
        trace = model.trace(tokens(16, 12, seed=6))
        for layer, router in enumerate(model.routers()):
            router.balancing_biases.copy_(-trace.router_logits[layer].softmax(-1).mean((0, 1)))
    return model


def tokens(rows: int, columns: int, seed: int = 1) -> Tensor:
    return torch.randint(1, 40, (rows, columns), generator=torch.Generator().manual_seed(seed))


def close(a: Tensor, b: Tensor) -> None:
    torch.testing.assert_close(a, b, atol=1e-5 * max(1.0, float(b.std())), rtol=0)


def prefilled(model: Zaya, prompts: list[Tensor], length: int, spare: int = 1) -> Cache:
    weight = model.model.embed_tokens.weight
    cache = Cache.allocate(model.config, len(prompts) + spare, length, weight.dtype, weight.device)
    for slot, prompt in enumerate(prompts):
        model(prompt[None], cache=cache, slots=torch.tensor([slot]))
    return cache


@devices
@torch.no_grad()
@pytest.mark.parametrize("rows", [1, 5])
@pytest.mark.parametrize("variant", VARIANTS)
def test_decoding_equals_the_whole_sequence_at_once(variant: str, rows: int, device: str) -> None:
    model = randomised(VARIANTS[variant]).to(device)
    lengths = [3, 60, 1, 30, 17][:rows]
    ids = [tokens(1, length + 12, seed=row)[0].to(device) for row, length in enumerate(lengths)]
    cache = prefilled(model, [row[:length] for row, length in zip(ids, lengths, strict=True)], 80)
    lay_out(model)
    decoder = Decoder(model, cache)
    wanted = [model(row[None])[0] for row in ids]
    for step in range(12):
        new = torch.stack([row[length + step] for row, length in zip(ids, lengths, strict=True)])
        logits = decoder(new, max(lengths) + step + 1)
        for row, length in enumerate(lengths):
            close(logits[row], wanted[row][length + step])
    assert cache.lengths.tolist() == [length + 12 for length in lengths] + [0]


@devices
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_row_does_not_feel_its_company(data: st.DataObject, device: str) -> None:
    """One sequence keeps its place; what stands beside it changes in number, length and content."""
    model = UNCHANGING.to(device)
    own = tokens(1, 20, seed=3)[0].to(device)
    place = data.draw(st.integers(0, 8))
    others = data.draw(st.lists(st.integers(1, 50), min_size=place, max_size=place + 8))
    prompts = [tokens(1, length, seed=9 + i)[0].to(device) for i, length in enumerate(others)]
    prompts.insert(place, own[:10])
    with torch.no_grad():
        company = Decoder(model, prefilled(model, prompts, 64))
        alone = Decoder(model, prefilled(model, [own[:10]], 64))
        for step in range(3):
            new = torch.full((len(prompts),), 5 + step, device=device)
            new[place] = own[10 + step]
            longest = max(map(len, prompts)) + step + 1
            close(company(new, longest)[place], alone(new[place : place + 1], 11 + step)[0])


@torch.no_grad()
def test_other_slots_stay_as_they_are() -> None:
    """A decode step beside a prefill or kept prompts must not touch them."""
    model = randomised(TINY)
    cache = prefilled(model, [tokens(1, n, seed=n)[0] for n in (4, 9, 6, 5)], 40)
    before = [t[:, 2:].clone() for t in (cache.keys, cache.values, cache.columns)]
    Decoder(model, cache)(torch.tensor([3, 4]), 10)
    after = [t[:, 2:] for t in (cache.keys, cache.values, cache.columns)]
    assert all(torch.equal(a, b) for a, b in zip(after, before, strict=True))
    assert cache.lengths.tolist() == [5, 10, 6, 5, 0]


@torch.no_grad()
def test_a_decoder_notices_new_weights_and_a_grown_cache() -> None:
    model = randomised(TINY)
    cache = prefilled(model, [tokens(1, 4)[0]], 40)
    decoder = Decoder(model, cache)
    assert decoder.fits(cache)
    model.model.norm.weight.add_(0.1)
    assert not decoder.fits(cache)
    decoder = Decoder(model, cache)
    cache.grow(50)
    assert not decoder.fits(cache)


@torch.no_grad()
def test_the_layout_changes_no_shape_no_value_and_no_checkpoint() -> None:
    model, plain = randomised(TINY), randomised(TINY)
    lay_out(model)
    lay_out(model)
    assert not model.model.layers[0].mlp.experts.down_proj.is_contiguous()
    for (name, tensor), (_, wanted) in zip(
        model.state_dict().items(), plain.state_dict().items(), strict=True
    ):
        assert torch.equal(tensor, wanted), name
    close(model(tokens(2, 7)), plain(tokens(2, 7)))


@devices
@torch.no_grad()
@pytest.mark.parametrize("skip", ["identity", "zero"])
def test_every_way_through_the_experts_gives_the_same(skip: str, device: str) -> None:
    experts = randomised(replace(TINY, num_experts=6, skip=skip)).to(device).model.layers[0].mlp.experts
    generator = torch.Generator().manual_seed(0)
    y = torch.randn(14, 24, generator=generator).to(device)
    choice = torch.tensor([0, 5, 6, 6, 2, 2, 2, 0, 4, 6, 1, 5, 5, 0], device=device)
    weight = torch.rand(14, 1, generator=generator).to(device)
    wanted = torch.zeros_like(y) if skip == "zero" else y * weight
    for row, expert in enumerate(choice.tolist()):
        if expert < 6:
            gate, up = (experts.gate_up_proj[expert] @ y[row]).chunk(2)
            wanted[row] = experts.down_proj[expert] @ (gate * gate.sigmoid() * up) * weight[row]
    close(experts(y, choice, weight), wanted)
    for row in range(14):
        one = slice(row, row + 1)
        close(experts(y[one], choice[one], weight[one]), wanted[one])
    for count in (1, 3, 14):  # gathered, gathered, dense
        close(experts.unseen(y[:count], choice[:count], weight[:count]), wanted[:count])
    expert = choice.clamp_max(5)
    dense = experts._dense(y, expert)
    close(experts._gathered(y, expert), dense)
    if hasattr(torch.nn.functional, "grouped_mm") and device == "cpu":
        close(experts._grouped(y, expert), dense)


@devices
@torch.no_grad()
def test_bfloat16_stays_near_the_model(device: str) -> None:
    model = randomised(TINY).to(device, torch.bfloat16)
    ids = [tokens(1, 20, seed=row)[0].to(device) for row in range(3)]
    decoder = Decoder(model, prefilled(model, [row[:10] for row in ids], 64))
    cache = prefilled(model, [row[:10] for row in ids], 64)
    for step in range(10, 20):
        new = torch.stack([row[step] for row in ids])
        wanted = model(new[:, None], cache=cache, slots=torch.arange(3, device=device))[:, 0]
        # Near ties may take another expert: most logits must agree, not all.
        error = (decoder(new, step + 1) - wanted).abs().median()
        assert error <= 0.05 * wanted.std()


UNCHANGING = randomised(replace(TINY, num_experts=6))
