"""The generator: draws that never change, uniform, and from names rather than sums."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from envs.rng import Rng

GOLDEN_INTEGERS = [52, 14, 28, 59, 89]
GOLDEN_SHUFFLE = list("afbdce")
GOLDEN_SAMPLE = [574090102547047529, 555681113693256436]
GOLDEN_FLOAT = 0.4040699992252653


def test_draws_are_golden() -> None:
    """These numbers may never change: every problem of every task hangs on them."""
    rng = Rng.of("golden", 1)
    assert [rng.randint(1, 100) for _ in range(5)] == GOLDEN_INTEGERS
    assert rng.shuffled("abcdef") == GOLDEN_SHUFFLE
    assert rng.sample(range(10**18), 2) == GOLDEN_SAMPLE
    assert rng.random() == GOLDEN_FLOAT


def test_names_are_kept_apart() -> None:
    streams = {
        tuple(Rng.of(*names).choices(range(100), 8))
        for names in [(1, 2), (12,), (2, 1), ("1", 3), (1, 2, "")]
    }
    assert len(streams) == 5
    assert Rng.of("a", 1).random() == Rng.of("a", 1).random()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**64), st.integers(-50, 50), st.integers(0, 100))
def test_draws_stay_in_range(seed: int, low: int, span: int) -> None:
    rng = Rng(seed)
    assert low <= rng.randint(low, low + span) <= low + span
    assert 0 <= rng.random() < 1
    items = list(range(span + 1))
    assert rng.choice(items) in items
    assert sorted(rng.shuffled(items)) == items == sorted(rng.permutation(span + 1))
    chosen = rng.sample(items, span // 2)
    assert len(chosen) == len(set(chosen)) == span // 2


@pytest.mark.parametrize(
    "draw",
    [lambda rng: rng.below(6), lambda rng: rng.choice("abcdef"), lambda rng: tuple(rng.shuffled("abc")),
     lambda rng: tuple(rng.sample("abc", 2)), lambda rng: int(6 * rng.random()),
     lambda rng: (rng.chance(1, 2), rng.below(3))],
)  # fmt: skip
def test_draws_are_uniform(draw: object) -> None:
    """Six outcomes each; 12,000 draws from a fixed seed, every count within five standard deviations."""
    rng = Rng(5)
    counts = Counter(draw(rng) for _ in range(12_000))  # type: ignore[operator]
    assert len(counts) == 6
    assert all(abs(count - 2_000) < 5 * 41 for count in counts.values())


def test_empty_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        Rng(1).choice([])
    with pytest.raises(ValueError, match="cannot sample 3 of 2"):
        Rng(1).sample([1, 2], 3)
