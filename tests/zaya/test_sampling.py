"""The batched sampler against a per-row one in plain Python, and the independence of its draws."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from zaya.sampling import SamplerRows, Sampling, filtered, logprobs_of, sample, stream_key, uniforms


def naive_distribution(logits: list[float], s: Sampling) -> list[float]:
    """Temperature, then top_k, then top_p over the rest, then min_p; not renormalised."""
    best = max(logits)
    weights = [math.exp((x - best) / s.temperature) for x in logits]
    p = [w / sum(weights) for w in weights]
    ranked = sorted(range(len(p)), key=lambda i: (-logits[i], i))
    if s.top_k:
        ranked = ranked[: s.top_k]
    total, mass, nucleus = sum(p[i] for i in ranked), 0.0, []
    for i in ranked:
        if nucleus and mass >= s.top_p * total and s.top_p < 1:
            break
        nucleus.append(i)
        mass += p[i]
    kept = {i for i in nucleus if p[i] >= s.min_p * p[ranked[0]]} | {ranked[0]}
    return [p[i] if i in kept else 0.0 for i in range(len(p))]


sampling = st.builds(
    Sampling,
    temperature=st.sampled_from([0.3, 1.0, 1.7]),
    top_p=st.sampled_from([0.1, 0.5, 0.83, 1.0]),
    top_k=st.sampled_from([0, 1, 3, 50]),
    min_p=st.sampled_from([0.0, 0.07, 0.4]),
    seed=st.integers(0, 2**70),
)
# Distinct multiples of 1/8: two roundings of the same sum must not decide whether a token is kept.
row = st.lists(st.integers(-80, 40), min_size=6, max_size=6, unique=True).map(lambda xs: [x / 8 for x in xs])
batch = st.lists(st.tuples(row, sampling), min_size=1, max_size=5)


@settings(max_examples=150, deadline=None)
@given(batch)
def test_filters_match_a_naive_sampler(rows: list[tuple[list[float], Sampling]]) -> None:
    columns = SamplerRows.of([s for _, s in rows])
    logits = torch.tensor([x for x, _ in rows], dtype=torch.float64)
    got = filtered(logits / columns.temperature[:, None], columns)
    for (x, s), p in zip(rows, got.tolist(), strict=True):
        assert p == pytest.approx(naive_distribution(x, s), abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(batch, st.integers(0, 500))
def test_a_row_draws_the_same_alone_and_in_company(
    rows: list[tuple[list[float], Sampling]], draw: int
) -> None:
    together = sample(
        torch.tensor([x for x, _ in rows]),
        SamplerRows.of([s for _, s in rows]),
        torch.full((len(rows),), draw),
    )
    for (x, s), token in zip(rows, together.tolist(), strict=True):
        assert token == int(sample(torch.tensor([x]), SamplerRows.of([s]), torch.tensor([draw])))
        assert naive_distribution(x, s)[token] > 0


def test_greedy_rows_beside_random_ones() -> None:
    logits = torch.randn(40, 9, generator=torch.Generator().manual_seed(0))
    some = [Sampling(temperature=0.0 if i % 2 else 1.0, seed=i) for i in range(40)]
    tokens = sample(logits, SamplerRows.of(some), torch.zeros(40, dtype=torch.long))
    assert tokens[1::2].tolist() == logits[1::2].argmax(-1).tolist()
    assert tokens[::2].tolist() != logits[::2].argmax(-1).tolist()


@pytest.mark.parametrize("top_p", [1.0, 0.8])
def test_frequencies_follow_the_distribution(top_p: float) -> None:
    n, logits = 60_000, [0.0, 1.0, -1.0, 2.0, 0.5]
    s = Sampling(temperature=0.8, top_p=top_p, seed=11)
    columns = SamplerRows.of([s] * n, keys=[stream_key(i) for i in range(n)])
    tokens = sample(torch.tensor([logits]).expand(n, -1), columns, torch.full((n,), 3))
    expected = torch.tensor(naive_distribution(logits, s), dtype=torch.float64)
    expected /= expected.sum()
    counts = tokens.bincount(minlength=5).double()
    spread = (n * expected * (1 - expected)).sqrt()
    assert ((counts - n * expected).abs() <= 4 * spread + 1e-9).all()


def test_uniforms_are_uniform_and_uncorrelated() -> None:
    keys = torch.tensor([stream_key(i) for i in range(300)])
    table = torch.stack([uniforms(keys, torch.full_like(keys, i)) for i in range(300)])
    assert table.min() >= 0 and table.max() < 1
    n = table.numel()
    assert abs(table.mean() - 0.5) < 4 / math.sqrt(12 * n)
    assert abs(table.var() - 1 / 12) < 4 / math.sqrt(180 * n)
    for a, b in ((table[1:], table[:-1]), (table[:, 1:], table[:, :-1])):
        correlation = ((a - 0.5) * (b - 0.5)).mean() * 12
        assert abs(correlation) < 4 / math.sqrt(n)
    assert len(table.unique()) == n


def test_the_stream_of_a_seed_never_changes() -> None:
    """Golden values: a run that is repeated after an upgrade must draw the same tokens."""
    got = uniforms(torch.tensor([stream_key(7)] * 3), torch.tensor([0, 1, 1_000_000]))
    x = (stream_key(7) + 1 * 0x9E3779B97F4A7C15) % 2**64
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB % 2**64
    assert got[0].item() == ((x ^ (x >> 31)) >> 12) / 2**52
    assert got.tolist() == GOLDEN


GOLDEN = [0.6404023130073697, 0.6877105836143851, 0.7369535870130859]


def test_no_seed_means_a_fresh_one() -> None:
    assert stream_key(None) != stream_key(None)
    assert stream_key(3) == stream_key(3) != stream_key(4)


def test_the_last_token_can_be_drawn_and_an_impossible_one_cannot() -> None:
    from zaya.sampling import inverse_cdf

    weights = torch.tensor([[0.0, 0.3, 0.0, 0.7, 0.0]], dtype=torch.float64)
    for u, token in ((0.0, 1), (0.29, 1), (0.31, 3), (1 - 2**-52, 3)):
        assert inverse_cdf(weights, torch.tensor([u], dtype=torch.float64)).item() == token


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_broken_logits_raise(bad: float, temperature: float) -> None:
    logits = torch.zeros(2, 4)
    logits[1] = bad
    with pytest.raises(FloatingPointError, match="logits"):
        sample(logits, SamplerRows.of([Sampling(temperature, seed=1)] * 2), torch.zeros(2, dtype=torch.long))


def test_minus_infinity_forbids_a_token() -> None:
    logits = torch.tensor([[0.0, -math.inf, 0.0]]).expand(500, -1)
    columns = SamplerRows.of([Sampling(seed=i) for i in range(500)])
    assert set(sample(logits, columns, torch.zeros(500, dtype=torch.long)).tolist()) == {0, 2}


def test_bfloat16_logits_are_drawn_in_full_precision() -> None:
    logits = torch.randn(8, 300, generator=torch.Generator().manual_seed(1)).bfloat16()
    columns = SamplerRows.of([Sampling(seed=i) for i in range(8)])
    draws = torch.arange(8)
    assert torch.equal(sample(logits, columns, draws), sample(logits.double(), columns, draws))


def test_logprobs_ignore_temperature() -> None:
    logits = torch.tensor([[1.0, 2.0, 4.0]])
    expected = 2.0 - math.log(math.exp(1) + math.exp(2) + math.exp(4))
    assert logprobs_of(logits, torch.tensor([1])).item() == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    "field",
    [
        {"temperature": -0.1},
        {"top_p": 0.0},
        {"top_p": 1.1},
        {"top_k": -1},
        {"min_p": 2.0},
        {"max_tokens": 0},
        {"stop": ("",)},
        {"temperature": math.nan},
    ],
)
def test_settings_out_of_range_are_refused(field: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(field))):
        Sampling(**field)  # type: ignore[arg-type]
