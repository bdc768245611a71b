"""The numbers of a run, from its frame: one row an arm, and what sets arms apart.

Everything is counted by question. An error of ours is never a wrong answer: such samples are left out of the
score and counted for themselves. Outputs of RSA's last round share ancestors, so a population is one draw:
the interval over these questions needs two (--passes), and there is no pass@k. The interval over the
population of questions needs no more than that questions are independent: it takes the spread between scores.

    report = summarise(to_frame(run), read_manifest(run)["settings"])
    report.rows[0].avg          # Interval(estimate=0.41, low=0.33, high=0.49)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from harness import stats
from harness.stats import Difference, Interval

if TYPE_CHECKING:
    import pandas as pd

ENDS = ("correct", "wrong", "cut", "no_answer", "grader_error", "infra_error")
ERRORS = ("grader_error", "infra_error")
PLAIN = ("k", "final")
Parts = Mapping[str, Sequence[str]]
"""Name of a part of a benchmark -> its environments."""
BY_METHOD: Mapping[str, tuple[str, ...]] = {
    "rsa": ("N", "C", "T", "beta", "tau", "final", "carry", "passes", "aggregation_temperature"),
    "majority@tokens": ("passes", "final"),
}
"""Settings that matter to a method; the others are described by PLAIN. The sampler follows for all."""
FINALS: Mapping[str, Callable[[Mapping[str, Any]], int]] = {
    "rsa": lambda s: s["N"] * s.get("passes", 1),
    "majority": lambda s: 1,
    "majority@tokens": lambda s: s.get("passes", 1),
}
"""Scored completions of a finished problem; k of the other methods."""
TEXTS = ["text", "reasoning", "answer_text", "answer"]
"""Columns that are large and say nothing here."""
SAMPLER = ("temperature", "top_p", "top_k")
USUAL = {"carry": "reasoning", "passes": 1, "aggregation_temperature": None, "top_k": 0}
"""Values that go without saying."""


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
    completions: int
    """Final completions so far, those that ended in errors of ours too."""
    failed: Mapping[str, int]
    """Of these, the ones left out of every score: grader_error and infra_error."""
    voters: float | None
    """Samples that vote on a problem; None where an arm is no vote."""
    if_cut_right: float | None
    """avg@k if all that were cut had been right; the truth of a larger budget lies between."""
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
class Report:
    """All numbers of a run."""

    run: str
    model: str
    rows: tuple[Row, ...]
    comparisons: tuple[Comparison, ...]
    rounds: tuple[Round, ...]
    rescues: tuple[Rescue, ...]
    environments: tuple[EnvScore, ...]

    def as_dict(self) -> dict[str, Any]:
        """The report in JSON values."""
        return asdict(self)


def summarise(frame: pd.DataFrame, settings: Mapping[str, Any]) -> Report:
    """The report of a run: its frame (harness.store.to_frame) and the `settings` of its run.json."""
    rows: list[Row] = []
    comparisons: list[Comparison] = []
    rounds: list[Round] = []
    rescues: list[Rescue] = []
    environments: list[EnvScore] = []
    frame = frame.drop(columns=TEXTS, errors="ignore")
    for (bench, edition), part in editions(frame):
        arms = {arm: part[part["arm"] == arm] for arm in settings["arms"]}
        arms = {arm: members for arm, members in arms.items() if members["is_final"].any()}
        planned = _planned(part, bench, settings)
        rows += [
            _row((bench, edition, arm), m, settings["arms"][arm].get(bench, {}), planned)
            for arm, m in arms.items()
        ]
        questions = {arm: by_question(scored_members(members)) for arm, members in arms.items()}
        parts = _parts(questions, settings["benches"].get(bench, {}).get("groups", {}))
        comparisons += _comparisons((bench, edition), questions, parts)
        for arm in (arm for arm in arms if _method(arm) == "rsa"):
            rounds += _rounds((bench, edition, arm), arms[arm])
            rescues += _rescues((bench, edition, arm), arms[arm])
        environments += _environments((bench, edition), questions, parts)
    run = str(frame["run"].iloc[0]) if len(frame) else ""
    model = str(settings["model"])
    return Report(
        run, model, tuple(rows), tuple(comparisons), tuple(rounds), tuple(rescues), tuple(environments)
    )


def focus(arms: list[str]) -> str:
    """The arm that the others are held against, environment by environment: `rsa`, else the last."""
    return "rsa" if "rsa" in arms else arms[-1]


def describe(arm: str, settings: Mapping[str, Any]) -> str:
    """An arm's settings in words, those that matter to its method.

    >>> describe("single", {"k": 16, "final": 40960, "temperature": 1.0, "top_p": 0.95, "top_k": 0})
    'k=16 final=40960 temperature=1 top_p=0.95'
    """
    names = (*BY_METHOD.get(_method(arm), PLAIN), *SAMPLER)
    told = [(name, settings[name]) for name in names if name in settings]
    return " ".join(f"{name}={_number(v)}" for name, v in told if name not in USUAL or v != USUAL[name])


def _number(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _method(arm: str) -> str:
    return arm.partition(":")[0]


def editions(frame: pd.DataFrame) -> Iterator[tuple[tuple[str, str], pd.DataFrame]]:
    """Parts that may be averaged: versions of procedural tasks may be mixed, editions of a set never."""
    for bench, part in frame.groupby("bench", sort=False):
        procedural = part["edition"].map(lambda edition: re.fullmatch(r"v\d+", str(edition)) is not None)
        versions = "+".join(sorted(set(part.loc[procedural, "edition"])))
        for edition, group in part.groupby(part["edition"].where(~procedural, versions), sort=False):
            yield (str(bench), str(edition)), group


def _planned(part: pd.DataFrame, bench: str, settings: Mapping[str, Any]) -> int:
    record = settings["benches"].get(bench, {})
    alone = record.get("edition") in (None, "+".join(sorted(set(part["edition"]))))
    return int(record["problems"]) if alone and "problems" in record else int(part["problem"].nunique())


def scored_members(members: pd.DataFrame) -> pd.DataFrame:
    """The final completions that count: all but errors of ours."""
    return members[members["is_final"] & ~members["end"].isin(ERRORS)]


def by_question(scored: pd.DataFrame) -> pd.DataFrame:
    """The scored questions: `mean` over their completions and `size`, their number; indexed by problem."""
    return scored.groupby("problem", sort=False).agg(
        mean=("correct", "mean"), size=("correct", "size"), env=("env", "first")
    )


def _avg(questions: pd.DataFrame) -> Interval:
    return stats.population(questions["mean"].tolist(), int(questions["size"].min()))


def _row(
    names: tuple[str, str, str], members: pd.DataFrame, settings: Mapping[str, Any], planned: int
) -> Row:
    final, scored = members[members["is_final"]], scored_members(members)
    questions = by_question(scored)
    done = members[members["problem"].isin(set(final["problem"]))]
    sizes = final.groupby("problem").size()
    problems = len(sizes)
    # Plain samples are independent; outputs of later rounds share ancestors.
    independent = bool((final["round"] == 0).all())
    fewest = int(questions["size"].min()) if len(questions) else 0
    repeated = independent and fewest > 1
    return Row(
        *names,
        setting=describe(names[2], settings),
        questions=len(questions),
        done=int((sizes >= _finals(names[2], settings, int(sizes.max()))).sum()),
        planned=planned,
        k=int(sizes.max()),
        avg=_avg(questions) if len(questions) else None,
        these=stats.these(_units(scored, independent)),
        pass_k=fewest if repeated else None,
        pass_at_k=_pass_at_k(scored, fewest) if repeated else None,
        majority=_majority(scored),
        tokens=float((done["reasoning_tokens"] + done["answer_tokens"]).sum() / problems),
        prompt_tokens=float(done["prompt_tokens"].sum() / problems),
        cached_tokens=float(done["cached_tokens"].sum() / problems),
        seconds=_seconds(done),
        ends={end: float((final["end"] == end).mean()) for end in ENDS},
        completions=len(final),
        failed={end: int((final["end"] == end).sum()) for end in ERRORS},
        voters=_voters(members) if _method(names[2]).startswith("majority") else None,
        if_cut_right=_if_cut_right(scored),
        shared_from={str(a): n / len(done) for a, n in done["shared_from"].value_counts().items()},
        errors=_messages(done),
    )


def _finals(arm: str, settings: Mapping[str, Any], seen: int) -> int:
    return FINALS.get(_method(arm), lambda s: s["k"])(settings) if settings else seen


def _voters(members: pd.DataFrame) -> float:
    votes = members[~members["is_final"]].groupby("problem").size()
    return float(votes.mean()) if len(votes) else 0.0


def _units(scored: pd.DataFrame, independent: bool) -> list[list[float]]:
    """The independent scores of each question: its samples, or the means of its passes."""
    unit = ["problem", "passno", "candidate"] if independent else ["problem", "passno"]
    means = scored.groupby(unit, sort=False)["correct"].mean()
    return [group.astype(float).tolist() for _, group in means.groupby("problem", sort=False)]


def _pass_at_k(scored: pd.DataFrame, k: int) -> Interval:
    counts = scored.groupby("problem", sort=False)["correct"].agg(["size", "sum"])
    chances = [stats.pass_at_k(int(n), int(right), k) for n, right in counts.itertuples(index=False)]
    return stats.population(chances, k)


def _majority(scored: pd.DataFrame) -> Interval | None:
    voted = scored["vote_class"].notna().any()
    if not voted or scored.groupby(["problem", "passno"]).size().max() < 2:
        return None
    votes = [
        (problem, stats.majority(_classes(group), list(group["correct"])))
        for (problem, _), group in scored.groupby(["problem", "passno"], sort=False)
    ]
    by_problem: dict[Any, list[float]] = {}
    for problem, vote in votes:
        by_problem.setdefault(problem, []).append(vote)
    return stats.population(
        [sum(v) / len(v) for v in by_problem.values()], min(map(len, by_problem.values()))
    )


def _classes(group: pd.DataFrame) -> list[int | None]:
    import pandas as pd

    return [None if pd.isna(vote) else int(vote) for vote in group["vote_class"]]


def _seconds(done: pd.DataFrame) -> float:
    slowest = done.groupby(["problem", "passno", "round"])["seconds"].max()
    return float(slowest.groupby(["problem", "passno"]).sum().groupby("problem").max().mean())


def _if_cut_right(scored: pd.DataFrame) -> float | None:
    if not len(scored):
        return None
    hoped = scored["correct"] | (scored["end"] == "cut")
    return float(hoped.groupby(scored["problem"]).mean().mean())


def _messages(done: pd.DataFrame) -> tuple[tuple[str, int], ...]:
    counts = done["error"].dropna().value_counts()
    return tuple((str(message), int(count)) for message, count in counts.head(3).items())


def _comparisons(
    names: tuple[str, str], questions: Mapping[str, pd.DataFrame], parts: Parts
) -> list[Comparison]:
    """All pairs of arms on the whole benchmark, and `focus` against each other arm on each part."""
    found = [_compare(names, None, questions, arm, other) for other, arm in combinations(questions, 2)]
    arm = focus(list(questions))
    for part, members in parts.items():
        some = {arm: q[q["env"].isin(members)] for arm, q in questions.items()}
        found += [_compare(names, part, some, arm, other) for other in some if other != arm]
    return [comparison for comparison in found if comparison is not None]


def _compare(
    names: tuple[str, str], env: str | None, questions: Mapping[str, pd.DataFrame], arm: str, against: str
) -> Comparison | None:
    both = questions[arm].join(questions[against].add_suffix("_against"), how="inner")
    if both.empty:
        return None
    samples = int(both["size"].min()), int(both["size_against"].min())
    difference = stats.paired(both["mean"].tolist(), both["mean_against"].tolist(), samples)
    return Comparison(*names, env, arm, against, difference)


def _rounds(names: tuple[str, str, str], members: pd.DataFrame) -> list[Round]:
    judged = members[~members["end"].isin(ERRORS)]
    return [
        Round(*names, int(str(number)), _avg(by_question(part)), float((part["end"] == "cut").mean()))
        for number, part in judged.groupby("round")
    ]


def _rescues(names: tuple[str, str, str], members: pd.DataFrame) -> list[Rescue]:
    """One record, or none where an arm has no rounds after round 0."""
    later = members[members["is_final"] & (members["round"] > 0)]
    start = members[members["round"] == 0].groupby(["problem", "passno"])["correct"].any()
    end = scored_members(later).groupby(["problem", "passno"])["correct"].agg(["any", "mean"])
    both = end.join(start.rename("start"), how="inner")
    if both.empty:
        return []
    hopeless = both[~both["start"]]
    accuracy = float(hopeless["mean"].mean()) if len(hopeless) else 0.0
    return [Rescue(*names, len(both), len(hopeless), int(hopeless["any"].sum()), accuracy)]


def _parts(questions: Mapping[str, pd.DataFrame], groups: Parts) -> Parts:
    """The benchmark's named groups, then its environments, where it has several."""
    envs = dict.fromkeys(env for q in questions.values() for env in q["env"].unique())
    return {**groups, **{env: [env] for env in envs}} if len(envs) > 1 else {}


def _environments(
    names: tuple[str, str], questions: Mapping[str, pd.DataFrame], parts: Parts
) -> list[EnvScore]:
    scored = (
        (part, arm, q[q["env"].isin(members)])
        for part, members in parts.items()
        for arm, q in questions.items()
    )
    return [EnvScore(*names, part, arm, len(q), _avg(q)) for part, arm, q in scored if len(q)]
