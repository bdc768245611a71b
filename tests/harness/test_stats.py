"""Exact small cases, properties, and independent implementations; coverage is in test_stats_coverage.py."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as scipy_stats

from harness.stats import Interval, majority, paired, pass_at_k, population, sign_flip_p, these

scores = st.lists(st.integers(0, 8).map(lambda right: right / 8), min_size=1, max_size=40)


def test_pairing_sees_what_two_separate_intervals_do_not() -> None:
    ability = np.linspace(0.05, 0.85, 60)
    found = paired(ability + 0.1, ability, samples=(16, 16))
    assert found.low > 0.05 and found.high < 0.15 and found.p < 0.001


@given(scores, st.sampled_from([1, 8, 64]))
def test_intervals_stay_in_bounds_and_have_width(values: list[float], samples: int) -> None:
    found = population(values, samples)
    assert 0 <= found.low <= found.estimate <= found.high <= 1
    assert found.high - found.low > 0.001
    assert found.estimate == pytest.approx(np.mean(values))


@given(scores, scores)
def test_paired_difference_is_antisymmetric_and_bounded(a: list[float], b: list[float]) -> None:
    n = min(len(a), len(b))
    one, other = paired(a[:n], b[:n], (8, 8)), paired(b[:n], a[:n], (8, 8))
    assert -1 <= one.low <= one.estimate <= one.high <= 1
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low))
    assert one.p == pytest.approx(other.p)
    assert one.high > one.low


def test_all_right_still_leaves_a_doubt() -> None:
    everything = population([1.0] * 30, 64)
    assert everything.high == 1.0 and 0.85 < everything.low < 0.95
    assert these([[1.0] * 64] * 30).low < 1.0


def test_repeats_do_not_pass_for_questions() -> None:
    """Questions that are all or nothing are known no better for being asked 64 times."""
    once = population([1.0] * 15 + [0.0] * 15, 1)
    often = population([1.0] * 15 + [0.0] * 15, 64)
    assert often.high - often.low == pytest.approx(once.high - once.low)
    alike = population(np.tile([0.4, 0.5, 0.6], 10), 64)
    assert alike.high - alike.low < 0.3 * (once.high - once.low)


@pytest.mark.parametrize(("right", "n"), [(70, 200), (1, 30), (29, 30), (15, 60), (0, 30)])
def test_binary_scores_lie_between_jeffreys_and_clopper_pearson(right: int, n: int) -> None:
    """Two independent implementations: the first is known to be too narrow at times, the second too wide."""
    found = population([1.0] * right + [0.0] * (n - right), 1)
    wide = scipy_stats.binomtest(right, n).proportion_ci(0.95, method="exact")
    narrow = scipy_stats.beta(right + 0.5, n - right + 0.5).ppf([0.025, 0.975])
    assert wide.low <= found.low and found.high <= wide.high
    assert found.low <= narrow[0] and narrow[1] <= found.high


def test_one_unit_a_question_cannot_tell_the_sampling_variance() -> None:
    assert these([[1.0], [0.0, 1.0]]) is None
    assert these([]) is None


def test_these_questions_are_known_better_than_their_population() -> None:
    units = [[1.0] * 16] * 15 + [[0.0] * 15 + [1.0]] * 15
    here, anywhere = these(units), population([np.mean(u) for u in units], 16)
    assert isinstance(here, Interval)
    assert here.high - here.low < 0.3 * (anywhere.high - anywhere.low)


@pytest.mark.parametrize("n", [2, 4, 9, 30])
def test_permutation_p_value_agrees_with_scipy(n: int) -> None:
    rng = np.random.default_rng(n)
    d = np.round(rng.normal(0.15, 0.4, n), 2)
    theirs = scipy_stats.permutation_test(
        (d, np.zeros(n)),
        lambda x, y, axis: (x - y).mean(axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=20_000,
        rng=np.random.default_rng(1),
    )
    assert sign_flip_p(d) == pytest.approx(theirs.pvalue, abs=1e-9 if n < 13 else 0.01)


def test_no_difference_has_p_one() -> None:
    assert sign_flip_p([0.0] * 40) == 1.0


@pytest.mark.parametrize(("n", "correct", "k"), [(6, 2, 3), (6, 0, 2), (6, 6, 1), (8, 3, 8), (7, 1, 1)])
def test_pass_at_k_is_the_share_of_subsets_with_a_right_sample(n: int, correct: int, k: int) -> None:
    samples = [True] * correct + [False] * (n - correct)
    subsets = list(combinations(samples, k))
    assert pass_at_k(n, correct, k) == pytest.approx(sum(map(any, subsets)) / len(subsets))


def test_pass_at_k_asks_for_enough_samples() -> None:
    with pytest.raises(ValueError, match="pass@8"):
        pass_at_k(4, 1, 8)


@pytest.mark.parametrize(
    ("classes", "correct", "score"),
    [
        ([0, 0, 2], [True, True, False], 1.0),
        ([0, 1, 1], [True, False, False], 0.0),
        ([0, 1], [True, False], 0.5),
        ([None, None, 2], [False, False, True], 1.0),
        ([None, None], [False, False], 0.0),
        ([None, None, None, 3, 4, 4], [False] * 4 + [True, True], 1.0),
    ],
)
def test_majority(classes: list[int | None], correct: list[bool], score: float) -> None:
    assert majority(classes, correct) == score


@pytest.mark.parametrize("bad", [[], [1.2], [-0.1], [float("nan")]])
def test_scores_that_are_none_or_out_of_range_are_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError):
        population(bad, 1)
