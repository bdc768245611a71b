"""How sure a table may be: avg@k, pass@k, maj@k, intervals clustered by question, paired differences.

Samples of one question are not independent, so the question is the unit. Two intervals answer two questions
and are chosen by name: `population` (other questions like these: where would the mean be?) and `these` (these
very questions asked again: the one to hold against a published number).

    >>> population([1.0] * 30, samples=16)           # all right, and still not certain
    Interval(estimate=1.0, low=0.87..., high=1.0)
    >>> these([[1, 0], [1, 1], [0, 0]]).estimate
    0.5
    >>> paired([1, 1, 1, 0], [0, 1, 0, 0], samples=(1, 1)).estimate
    0.5

Both are intervals of Korn and Graubard (Survey Methodology 24, 1998): Clopper-Pearson's beta quantiles at the
effective number of independent questions. They were chosen by simulation, over 30, 60 and 200 questions, 1 to
64 samples and Beta-distributed ability of all means and spreads: they cover 94 % or more, also next to 0 and
1 (where Wilson's at the same effective number fell below 80 %), and 95-98 % in most of the middle.
tests/harness/test_stats.py repeats a part.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

KINDS = ("population", "these")
LEVEL = 0.95
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
    """Two-sided sign-flip permutation p-value of "no difference"."""
    questions: int


def population(scores: Sequence[float], samples: int) -> Interval:
    """Mean over questions and its interval over the population that the questions were drawn from.

    `scores` holds one number in [0, 1] a question: a mean over `samples` samples, a vote (1), a pass@k (k).
    The effective number of questions is n / rho with rho = variance / (p (1 - p)): 1 where questions are
    all-or-nothing, 1 / samples where they are all alike, and never less. Near 0 and 1 the variance of a few
    scores says little, so there rho is drawn to 1, as strongly as the kurtosis of all-or-nothing scores says.
    Raises ValueError for no scores, and for scores outside [0, 1].
    """
    from scipy import special

    s = _checked(scores)
    n, p = len(s), float(s.mean())
    spread, edge = p * (1 - p), (1 - 2 * p) ** 2
    variance = float(s.var(ddof=1)) if n > 1 else spread
    # The variance of n all-or-nothing scores has 2 n spread / edge degrees of freedom; rho = 1 weighs `edge`.
    rho = (2 * n * variance + edge**2) / (2 * n * spread + edge**2)
    student = special.ndtri((1 + LEVEL) / 2) / special.stdtrit(max(n - 1, 1), (1 + LEVEL) / 2)
    return _beta_interval(p, n / max(rho, 1 / samples) * student**2)


def these(units: Sequence[Sequence[float]]) -> Interval | None:
    """Mean over these very questions, and its interval over the model's sampling alone.

    `units` holds, for each question, its independent scores in [0, 1]: one a sample where samples are
    independent, one a pass where they share ancestors. None where a question has fewer than two, which cannot
    tell its variance. One discordant unit more than was seen is assumed, so that all right is not certain.
    """
    import numpy as np

    sizes = np.array([len(u) for u in units])
    if len(sizes) == 0 or sizes.min() < 2:
        return None
    flat = _checked(np.concatenate([np.asarray(u, dtype=float) for u in units]))
    question = np.repeat(np.arange(len(sizes)), sizes)
    means = np.bincount(question, flat) / sizes
    squares = np.bincount(question, (flat - means[question]) ** 2)
    sampling = float((squares / (sizes - 1) / sizes).sum()) / len(sizes) ** 2
    p, total = float(means.mean()), int(sizes.sum())
    spread = p * (1 - p)
    return _beta_interval(p, spread / (sampling + 1 / total**2) if spread > 0 else total)


def paired(a: Sequence[float], b: Sequence[float], samples: tuple[int, int]) -> Difference:
    """How much higher `a` scores than `b` on the same questions, given in the same order.

    `samples` are those behind each score of `a` and of `b`, as in `population`.

    The interval is Newcombe's (Statistics in Medicine 17, 1998, method 10 for paired proportions) around the
    two `population` intervals, with the correlation of the scores drawn to 0 by 2/n. It stays in [-1, 1] and
    keeps a width where no question differs. Raises ValueError for lists of different lengths.
    """
    if len(a) != len(b):
        raise ValueError(f"paired scores need the same questions, not {len(a)} and {len(b)} of them")
    one, two = population(a, samples[0]), population(b, samples[1])
    x, y = _checked(a), _checked(b)
    rho = _correlation(x, y) * max(0.0, 1 - 2 / len(x))
    estimate = float((x - y).mean())
    below = _newcombe(one.estimate - one.low, two.high - two.estimate, rho)
    above = _newcombe(one.high - one.estimate, two.estimate - two.low, rho)
    return Difference(
        estimate, max(-1.0, estimate - below), min(1.0, estimate + above), sign_flip_p(x - y), len(x)
    )


def sign_flip_p(differences: Sequence[float] | np.ndarray[Any, Any]) -> float:
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


def _checked(scores: Sequence[float] | np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np

    s = np.asarray(scores, dtype=float)
    if s.size == 0:
        raise ValueError("there are no scores to average")
    if not ((s >= 0) & (s <= 1)).all():
        raise ValueError(f"scores lie in [0, 1], not {s[~((s >= 0) & (s <= 1))][0]}")
    return s


def _beta_interval(p: float, effective: float) -> Interval:
    """Clopper-Pearson at a share p of `effective` (fractional) independent trials."""
    from scipy import special

    right, miss = effective * p, effective * (1 - p)
    tail = (1 - LEVEL) / 2
    low = float(special.betaincinv(right, miss + 1, tail)) if p > 0 else 0.0
    high = float(special.betaincinv(right + 1, miss, 1 - tail)) if p < 1 else 1.0
    return Interval(p, min(low, p), max(high, p))


def _newcombe(own: float, other: float, rho: float) -> float:
    return math.sqrt(max(0.0, own**2 - 2 * rho * own * other + other**2))


def _correlation(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any]) -> float:
    x, y = x - x.mean(), y - y.mean()
    scale = math.sqrt(float((x @ x) * (y @ y)))
    return float(x @ y) / scale if scale > 0 else 0.0
