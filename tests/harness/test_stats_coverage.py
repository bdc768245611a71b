"""What the intervals and tests claim, held against simulated benchmarks; SOAK=1 runs the whole grid.

Abilities are Beta-distributed with a mean and a concentration: 0.3 is U-shaped (most questions are hopeless
or sure), 1 is flat or J-shaped, 20 is a hump.
"""

from __future__ import annotations

import os
from itertools import product

import numpy as np
import pytest

from harness.stats import paired, paired_bounds, population_bounds, these_bounds

SOAK = bool(os.environ.get("SOAK"))
DRAWS = 6_000 if SOAK else 400
# Four standard errors of a coverage of 0.95 that is seen in DRAWS draws.
NOISE = 4 * (0.95 * 0.05 / DRAWS) ** 0.5
QUESTIONS = (30, 60, 200)
MEANS = (
    (0.01, 0.03, 0.06, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 0.8, 0.95, 0.99)
    if SOAK
    else (0.03, 0.2, 0.5, 0.95)
)
SPREADS = (0.1, 0.3, 1, 3, 20, 100) if SOAK else (0.3, 1, 20)


def abilities(rng: np.random.Generator, mean: float, spread: float, n: int) -> np.ndarray:
    """[DRAWS, n] abilities of the questions of DRAWS benchmarks."""
    return rng.beta(mean * spread, (1 - mean) * spread, (DRAWS, n))


def covered(bounds: tuple[np.ndarray, np.ndarray], truth: float | np.ndarray) -> float:
    return float(np.mean((bounds[0] <= truth) & (truth <= bounds[1])))


def check(seen: dict[tuple, float]) -> None:
    """93 % everywhere, and 98 % at most where the mean (the first of a key) lies in the middle."""
    low = {cell: share for cell, share in seen.items() if share < 0.93 - NOISE}
    wide = {cell: share for cell, share in seen.items() if 0.2 <= cell[0] <= 0.8 and share > 0.98 + NOISE / 2}
    assert not low, f"covers less than 93 %: {low}"
    assert not wide, f"needlessly wide: {wide}"
    assert np.mean(list(seen.values())) >= 0.945


@pytest.mark.parametrize(("n", "k"), list(product(QUESTIONS, (1, 16, 64))))
def test_population_interval(n: int, k: int) -> None:
    rng = np.random.default_rng(1000 * n + k)
    seen = {}
    for mean, spread in product(MEANS, SPREADS if k > 1 else (1,)):
        scores = rng.binomial(k, abilities(rng, mean, spread, n)) / k
        seen[mean, spread] = covered(population_bounds(scores, k), mean)
    check(seen)


@pytest.mark.parametrize("n", QUESTIONS)
def test_population_interval_of_single_samples_by_exact_arithmetic(n: int) -> None:
    """With one sample a question the number of right ones is binomial, whatever the abilities."""
    from scipy import stats

    right = np.arange(n + 1)
    scores = (np.arange(n) < right[:, None]).astype(float)
    low, high = population_bounds(scores, 1)
    means = np.concatenate([np.linspace(0.002, 0.2, 100), np.linspace(0.2, 0.5, 100)])
    inside = (low <= means[:, None]) & (means[:, None] <= high)
    coverage = (stats.binom.pmf(right, n, means[:, None]) * inside).sum(axis=1)
    assert coverage.min() >= 0.93
    assert coverage[means >= 0.2].max() <= 0.98


@pytest.mark.parametrize("n", QUESTIONS)
def test_population_interval_of_outputs_that_share_ancestors(n: int) -> None:
    """Sixteen outputs that are copies of one, two or three are not taken for sixteen samples."""
    rng = np.random.default_rng(n)
    seen = {}
    for mean, spread, ancestors in product((0.06, 0.3, 0.5, 0.95), (0.3, 3), (1, 2, 3)):
        ability = abilities(rng, mean, spread, n)
        copies = rng.multinomial(16, [1 / ancestors] * ancestors, (DRAWS, n))
        right = rng.random((DRAWS, n, ancestors)) < ability[..., None]
        seen[mean, spread, ancestors] = covered(population_bounds((copies * right).sum(-1) / 16, 16), mean)
    check(seen)


@pytest.mark.parametrize(("n", "k"), list(product(QUESTIONS, (2, 16, 64))))
def test_interval_over_these_questions(n: int, k: int) -> None:
    rng = np.random.default_rng(1000 * n + k)
    seen = {}
    for mean, spread in product(MEANS, (s for s in SPREADS if s >= 0.3)):
        ability = abilities(rng, mean, spread, n)
        scores = rng.binomial(k, ability) / k
        found = these_bounds(scores, scores * (1 - scores) * k / (k - 1), np.array(k))
        # With two samples a question the middle may be wide: it is known from 16 on.
        cell = (mean, spread) if k >= 16 else (0.0, mean, spread)
        seen[cell] = covered(found, ability.mean(axis=1))
    check(seen)


def rivals(rng: np.random.Generator, mean: float, spread: float, own: float, n: int) -> tuple:
    """Abilities [DRAWS, n] of two arms that are alike on average: part of each is the arm's own."""
    common = abilities(rng, mean, spread, n)
    one, other = ((1 - own) * common + own * abilities(rng, mean, spread, n) for _ in range(2))
    return one, other


@pytest.mark.parametrize(("n", "ks"), list(product(QUESTIONS, ((1, 1), (16, 16), (16, 1)))))
def test_paired_interval(n: int, ks: tuple[int, int]) -> None:
    rng = np.random.default_rng(n + sum(ks))
    low = {}
    for mean, spread, own in product((0.2, 0.5, 0.97), (0.3, 1, 20) if SOAK else (0.3, 3), (0.0, 0.3)):
        one, other = rivals(rng, mean, spread, own, n)
        for gain in (0.0, 0.1):
            better = one + gain * (1 - one)
            x, y = (rng.binomial(k, ability) / k for k, ability in zip(ks, (better, other), strict=True))
            share = covered(paired_bounds(x, y, ks), gain * (1 - mean))
            if share < 0.93 - NOISE:
                low[mean, spread, own, gain] = share
    assert not low


@pytest.mark.parametrize(
    ("n", "ks", "mean", "spread"),
    [(30, (1, 1), 0.5, 1), (30, (16, 16), 0.2, 0.3), (60, (16, 1), 0.97, 1), (60, (16, 1), 0.5, 3)],
)
def test_paired_test_holds_its_level_and_agrees_with_its_interval(
    n: int, ks: tuple[int, int], mean: float, spread: float
) -> None:
    """The third case is the one in which sign flips alone reject 15 % of true nulls."""
    draws = 1_000 if SOAK else 100
    rng = np.random.default_rng(n)
    one, other = rivals(rng, mean, spread, 0.3, n)
    rejected = disagreed = 0
    for a, b in zip(one[:draws], other[:draws], strict=True):
        found = paired(rng.binomial(ks[0], a) / ks[0], rng.binomial(ks[1], b) / ks[1], ks)
        outside = not found.low <= 0 <= found.high
        rejected += found.p <= 0.05
        disagreed += outside != (found.p <= 0.05)
        assert outside or found.p > 0.05
        if outside:
            assert (found.low > 0) == (found.estimate > 0)
    assert rejected / draws <= 0.05 + 3 * (0.05 * 0.95 / draws) ** 0.5
    assert disagreed / draws <= 0.1
