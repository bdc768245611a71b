"""What a report of a run holds, as plain records; shares and scores lie in [0, 1].

report = load("runs/aime25-nano-1a2b3c4d")       # harness.report
report.rows[0].avg          # Interval(estimate=0.41, low=0.33, high=0.49)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from harness.stats import Difference, Interval


@dataclass(frozen=True, slots=True)
class Row:
    """One arm on one benchmark in one edition. Tokens and seconds are means of a problem."""

    bench: str
    edition: str
    arm: str
    setting: str
    """k, sampler and test-time compute in words."""
    questions: int
    """Questions with a score."""
    done: int
    """Questions with all of their completions."""
    planned: int
    """Questions of the run."""
    k: int
    """Scored completions a question (the most of any)."""
    avg: Interval | None
    """avg@k with the interval over the population of such questions; None where nothing could be scored."""
    these: Interval | None
    """The same with the interval over sampling on these very questions; None without two units each."""
    pass_k: int | None
    pass_at_k: Interval | None
    """Unbiased pass@pass_k; None where completions share ancestors or there is one a question."""
    majority: Interval | None
    """maj@k over classes of equal answers; None where there are no classes, or one answer a question."""
    tokens: float
    """Newly generated tokens, those of all rounds and voters."""
    prompt_tokens: float
    cached_tokens: float
    seconds: float
    """Waiting for a problem: the slowest candidate of each round, summed over rounds."""
    ends: Mapping[str, float]
    """How the final completions ended, in shares of all of them."""
    malformed: Mapping[str, float]
    """Shares of them that were wrong in form: `unparsable`, or `invalid` by a rule of the problem."""
    completions: int
    """Final completions so far, those that ended in errors of ours too."""
    failed: Mapping[str, int]
    """Of these, the ones left out of every score: grader_error and infra_error."""
    voters: float | None
    """Samples that vote on a problem; None where an arm is no vote."""
    if_cut_right: float | None
    """avg@k if all that were cut had been right; the truth of a larger budget lies between."""
    alike: bool
    """Whether the samples of each question look like one sample k times, though they were to be drawn."""
    shared_from: Mapping[str, float]
    """Share of the arm's completions that are an earlier arm's, by arm. Both are charged for them."""
    errors: tuple[tuple[str, int], ...]
    """The commonest messages of failed members, with their counts."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`arm` minus `against` on the questions that both have a score for.

    `env` is an environment or a named group of them; None is the whole benchmark.
    """

    bench: str
    edition: str
    env: str | None
    arm: str
    against: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Round:
    """Accuracy of all candidates of one round."""

    bench: str
    edition: str
    arm: str
    round: int
    avg: Interval
    cut: float
    """Share of candidates stopped by length and not correct."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """What became of populations in which no candidate of round 0 was right."""

    bench: str
    edition: str
    arm: str
    populations: int
    without: int
    """Populations without a right candidate in round 0."""
    found: int
    """Of those, populations with a right output in the last round."""
    accuracy: float
    """Mean correctness of the last round over those populations."""


@dataclass(frozen=True, slots=True)
class EnvScore:
    """One arm on the questions of one environment, or of a named group of them."""

    bench: str
    edition: str
    env: str
    arm: str
    questions: int
    avg: Interval


@dataclass(frozen=True, slots=True)
class Metric:
    """A further share that the judge of a benchmark counts, pooled over the scored completions of one arm."""

    bench: str
    edition: str
    arm: str
    name: str
    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Report:
    """All numbers of a run."""

    run: str
    model: str
    rows: tuple[Row, ...]
    comparisons: tuple[Comparison, ...]
    rounds: tuple[Round, ...]
    rescues: tuple[Rescue, ...]
    environments: tuple[EnvScore, ...]
    metrics: tuple[Metric, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The report in JSON values."""
        return asdict(self)
