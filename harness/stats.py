"""How sure a table may be: avg@k, pass@k, maj@k, intervals clustered by question, paired differences.

Samples of one question are not independent, so the question is the unit. Two intervals answer two questions
and are chosen by name: `population` (other questions like these: where would the mean be?) and `these` (these
very questions asked again: the one to hold against a published number).

    >>> population([1.0] * 30, samples=16)           # all right, and still not certain
    Interval(estimate=1.0, low=0.90..., high=1.0)
    >>> these([[1, 0], [1, 1], [0, 0]]).estimate
    0.5
    >>> paired([1, 1, 1, 0], [0, 1, 0, 0], samples=(1, 1)).estimate
    0.5

Both are beta quantiles at the effective number of independent trials, as in Korn and Graubard (Survey
Methodology 24, 1998), but halfway between Jeffreys's and Clopper and Pearson's: see NUDGE. They were chosen
by simulation over 30, 60 and 200 questions, 1 to 64 samples and Beta-distributed abilities of all means and
spreads. Clopper and Pearson's own cover up to 99 % in the middle, and Wilson's at the same effective number
fell below 80 % next to 0 and 1; these cover 93 % or more everywhere and 98 % at most in the middle.
tests/harness/test_stats_coverage.py repeats a part, and with SOAK=1 all of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

KINDS = ("population", "these")
LEVEL = 0.95
NUDGE = 0.25
"""Trials added to the side that a bound lies on: 0 is Clopper and Pearson's, which is too wide in the middle,
1/2 Jeffreys's, which falls to 88 % next to 0 and 1. With one sample a question, where coverage is exact
arithmetic, 1/4 keeps between 93.2 % and 97.9 %."""
EXACT_UP_TO = 13
"""Differences for which all sign flips are tried; beyond, FLIPS random ones."""
FLIPS = 19_999


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with a 95 % interval."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of one arm minus that of another on the same questions, in [-1, 1]."""

    estimate: float
    low: float
    high: float
    p: float
    """Two-sided p-value of "no difference": by sign flips, but never smaller than the interval's own."""
    questions: int


def population(scores: Sequence[float], samples: int) -> Interval:
    """Mean over questions and its interval over the population that the questions were drawn from.

    `scores` holds one number in [0, 1] a question: a mean over `samples` samples, a vote (1), a pass@k (k).
    Samples of one question need not be independent. Raises ValueError for no scores, and for scores outside
    [0, 1].
    """
    s = _checked(scores)
    low, high = population_bounds(s, samples)
    return Interval(float(s.mean()), float(low), float(high))


def population_bounds(scores: Array, samples: int) -> tuple[Array, Array]:
    """Ends of the `population` interval, over the last axis: [..., n] -> [...] and [...].

    The effective number of questions is n / rho with rho = variance / (p (1 - p)): 1 where questions are
    all-or-nothing, 1 / samples where they are all alike, and never less. Next to 0 and 1 the variance of a
    few scores says little, so there rho is drawn to 1. Student's factor counts in as far as the variance is
    measured rather than known (it is known where rho is 1).
    """
    import numpy as np
    from scipy import special

    n, p = scores.shape[-1], scores.mean(axis=-1)
    spread, edge = n * p * (1 - p), (1 - 2 * p) ** 8
    squares = ((scores - p[..., None]) ** 2).sum(axis=-1) if n > 1 else spread
    # Both sums have one degree of freedom less than n, so all-or-nothing scores give exactly 1.
    rho = np.clip((2 * squares + edge) / (2 * spread + edge), 1 / samples, 1.0)
    student = (special.ndtri((1 + LEVEL) / 2) / special.stdtrit(max(n - 1, 1), (1 + LEVEL) / 2)) ** 2
    return _beta_bounds(p, n / rho * (1 - (1 - student) * (1 - rho)))


def these(units: Sequence[Sequence[float]]) -> Interval | None:
    """Mean over these very questions, and its interval over the model's sampling alone.

    `units` holds, for each question, its independent scores in [0, 1]: one a sample where samples are
    independent, one a pass where they share ancestors. None where a question has fewer than two, which cannot
    tell its variance.
    """
    import numpy as np

    sizes = np.array([len(u) for u in units])
    if len(sizes) == 0 or sizes.min() < 2:
        return None
    flat = _checked(np.concatenate([np.asarray(u, dtype=float) for u in units]))
    question = np.repeat(np.arange(len(sizes)), sizes)
    means = np.bincount(question, flat) / sizes
    squares = np.bincount(question, (flat - means[question]) ** 2)
    low, high = these_bounds(means, squares / (sizes - 1), sizes)
    return Interval(float(means.mean()), float(low), float(high))


def these_bounds(means: Array, variances: Array, sizes: Array) -> tuple[Array, Array]:
    """Ends of the `these` interval from each question's mean, variance (ddof 1) and number of units.

    All are [..., n]. One discordant unit more than was seen is assumed, so that all right is not certain.
    """
    import numpy as np

    p, total = means.mean(axis=-1), np.broadcast_to(sizes, means.shape).sum(axis=-1)
    sampling = (variances / sizes).sum(axis=-1) / means.shape[-1] ** 2
    spread = p * (1 - p)
    return _beta_bounds(p, np.where(spread > 0, spread / (sampling + 1 / total**2), total))


def paired(a: Sequence[float], b: Sequence[float], samples: tuple[int, int]) -> Difference:
    """How much higher `a` scores than `b` on the same questions, given in the same order.

    `samples` are those behind each score of `a` and of `b`, as in `population`.

    The interval is Newcombe's (Statistics in Medicine 17, 1998, method 10 for paired proportions) around the
    two `population` intervals. It stays in [-1, 1] and keeps a width where no question differs. Sign flips
    assume that a difference is as likely as its opposite, which fails next to 0 and 1 where one arm has many
    samples and the other a single vote: alone they reject up to 15 % of true nulls there. So the p-value is
    no smaller than the one at which the interval would end at 0. Raises ValueError for lists of different
    lengths.
    """
    if len(a) != len(b):
        raise ValueError(f"paired scores need the same questions, not {len(a)} and {len(b)} of them")
    x, y = _checked(a), _checked(b)
    low, high = paired_bounds(x, y, samples)
    estimate, p = float((x - y).mean()), sign_flip_p(x - y)
    return Difference(
        estimate, float(low), float(high), max(p, _interval_p(estimate, float(low), float(high))), len(x)
    )


def paired_bounds(x: Array, y: Array, samples: tuple[int, int]) -> tuple[Array, Array]:
    """Ends of the `paired` interval over the last axis: [..., n] and [..., n] -> [...] and [...].

    The correlation of the scores is drawn to 0, the more so the fewer questions (in effect) differ: where
    none does, by 2/n.
    """
    import numpy as np

    (low, high), (low_y, high_y) = population_bounds(x, samples[0]), population_bounds(y, samples[1])
    p, q = x.mean(axis=-1), y.mean(axis=-1)
    apart = np.abs(x - y)
    squares = (apart**2).sum(axis=-1)
    differing = apart.sum(axis=-1) ** 2 / np.where(squares > 0, squares, 1.0)
    rho = _correlation(x, y) * np.maximum(0.0, 1 - 4 / (x.shape[-1] * (differing + 2)))
    below = _newcombe(p - low, high_y - q, rho)
    above = _newcombe(high - p, q - low_y, rho)
    return np.maximum(-1.0, p - q - below), np.minimum(1.0, p - q + above)


def sign_flip_p(differences: Sequence[float] | Array) -> float:
    """Two-sided permutation p-value of a zero mean: how often random signs give a mean as far from 0.

    Exact for up to EXACT_UP_TO differences other than 0; beyond, FLIPS seeded draws and the observed one.
    """
    import numpy as np

    d = np.asarray(differences, dtype=float)
    d = d[d != 0]
    n = len(d)
    if n <= EXACT_UP_TO:
        signs = 1 - 2 * ((np.arange(2**n)[:, None] >> np.arange(n)) & 1)
        extra = 0
    else:
        signs = np.random.default_rng(0).integers(0, 2, (FLIPS, n), dtype=np.int8) * 2 - 1
        extra = 1
    # Sums that are equal on paper differ by rounding.
    as_far = np.abs(signs @ d) >= abs(d.sum()) - 1e-9
    return float((as_far.sum() + extra) / (len(signs) + extra))


def pass_at_k(n: int, correct: int, k: int) -> float:
    """Unbiased probability that one of k samples is right, from n samples of which `correct` were.

    1 - C(n - correct, k) / C(n, k): arXiv 2107.03374, equation 1. Raises ValueError unless 1 <= k <= n.
    """
    if not 1 <= k <= n or not 0 <= correct <= n:
        raise ValueError(f"pass@{k} cannot be told from {correct} right of {n} samples")
    return 1 - math.comb(n - correct, k) / math.comb(n, k)


def majority(classes: Sequence[int | None], correct: Sequence[bool]) -> float:
    """Whether the largest class of equal answers is right; tied classes count with their mean.

    Samples without a class (no answer) do not vote; with no vote at all the score is 0.
    """
    members: dict[int, list[bool]] = {}
    for vote, right in zip(classes, correct, strict=True):
        if vote is not None:
            members.setdefault(vote, []).append(right)
    most = max((len(m) for m in members.values()), default=0)
    winners = [sum(m) / len(m) for m in members.values() if len(m) == most]
    return sum(winners) / len(winners) if winners else 0.0


def _checked(scores: Sequence[float] | Array) -> Array:
    import numpy as np

    s = np.asarray(scores, dtype=float)
    if s.size == 0:
        raise ValueError("there are no scores to average")
    if not ((s >= 0) & (s <= 1)).all():
        raise ValueError(f"scores lie in [0, 1], not {s[~((s >= 0) & (s <= 1))][0]}")
    return s


def _beta_bounds(p: Array, effective: Array) -> tuple[Array, Array]:
    """The interval for a share p of `effective` (fractional) independent trials."""
    import numpy as np
    from scipy import special

    right, miss = effective * p, effective * (1 - p)
    tail = (1 - LEVEL) / 2
    low = special.betaincinv(right + NUDGE, miss + 1 - NUDGE, tail)
    high = special.betaincinv(right + 1 - NUDGE, miss + NUDGE, 1 - tail)
    # What can hold an end of [0, 1] within it does.
    return (
        np.where(p > 0, np.minimum(low, p), 0.0),
        np.where(p < 1, np.maximum(high, p), 1.0),
    )


def _interval_p(estimate: float, low: float, high: float) -> float:
    """The p-value at which an interval with these ends (at LEVEL) would end at 0."""
    from scipy import special

    margin = estimate - low if estimate > 0 else high - estimate
    return float(2 * special.ndtr(special.ndtri((1 - LEVEL) / 2) * abs(estimate) / margin)) if margin else 0.0


def _newcombe(own: Array, other: Array, rho: Array) -> Array:
    import numpy as np

    return np.sqrt(np.maximum(0.0, own**2 - 2 * rho * own * other + other**2))


def _correlation(x: Array, y: Array) -> Array:
    import numpy as np

    x, y = x - x.mean(axis=-1, keepdims=True), y - y.mean(axis=-1, keepdims=True)
    scale = np.sqrt((x * x).sum(axis=-1) * (y * y).sum(axis=-1))
    return np.where(scale > 0, (x * y).sum(axis=-1) / np.where(scale > 0, scale, 1.0), 0.0)
