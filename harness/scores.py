"""One arm on one benchmark, from the frame of its members: scored questions, and the row of the table.

Everything is counted by question. An error of ours is never a wrong answer: such samples are left out of the
score and counted for themselves. Outputs of RSA's last round share ancestors, so a population is one draw:
the interval over these questions needs two (--passes), and there is no pass@k. The interval over the
population of questions needs no more than that questions are independent: it takes the spread between scores.

    for (bench, edition), part in editions(frame):
        average(by_question(scored_members(part[part["arm"] == "rsa"])))     # Interval(estimate=0.41, ...)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from harness import stats
from harness.arms import describe, finals, method_of
from harness.findings import Row
from harness.stats import Interval

if TYPE_CHECKING:
    import pandas as pd

ENDS = ("correct", "wrong", "cut", "no_answer", "grader_error", "infra_error")
ERRORS = ("grader_error", "infra_error")
MALFORMED = ("unparsable", "invalid")
ALIKE_QUESTIONS, ALIKE_TOKENS = 5, 20
"""Questions, and mean tokens of a sample, from which on equal lengths within every question are no chance."""


def editions(frame: pd.DataFrame) -> Iterator[tuple[tuple[str, str], pd.DataFrame]]:
    """Parts that may be averaged: versions of procedural tasks may be mixed, editions of a set never."""
    for bench, part in frame.groupby("bench", sort=False):
        procedural = part["edition"].map(lambda edition: re.fullmatch(r"v\d+", str(edition)) is not None)
        versions = "+".join(sorted(set(part.loc[procedural, "edition"])))
        for edition, group in part.groupby(part["edition"].where(~procedural, versions), sort=False):
            yield (str(bench), str(edition)), group


def scored_members(members: pd.DataFrame) -> pd.DataFrame:
    """The final completions that count: all but errors of ours."""
    return members[members["is_final"] & ~members["end"].isin(ERRORS)]


def by_question(scored: pd.DataFrame) -> pd.DataFrame:
    """The scored questions: `mean` over their completions and `size`, their number; indexed by problem."""
    return scored.groupby("problem", sort=False).agg(
        mean=("correct", "mean"), size=("correct", "size"), env=("env", "first")
    )


def average(questions: pd.DataFrame) -> Interval:
    """avg@k over scored questions, with its interval over the population of such questions."""
    return stats.population(questions["mean"].tolist(), int(questions["size"].min()))


def row_of(
    names: tuple[str, str, str],
    members: pd.DataFrame,
    questions: pd.DataFrame,
    settings: Mapping[str, Any],
    planned: int,
) -> Row:
    """The row of an arm (`names`: benchmark, edition, arm) from all of its members and its scored questions.

    `settings` are the arm's own in run.json, `planned` the questions of the run.
    """
    final, scored = members[members["is_final"]], scored_members(members)
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
        done=int((sizes >= finals(names[2], settings, int(sizes.max()))).sum()),
        planned=planned,
        k=int(sizes.max()),
        avg=average(questions) if len(questions) else None,
        these=stats.these(_units(scored, independent)),
        pass_k=fewest if repeated else None,
        pass_at_k=_pass_at_k(scored, fewest) if repeated else None,
        majority=_majority(scored),
        tokens=float((done["reasoning_tokens"] + done["answer_tokens"]).sum() / problems),
        prompt_tokens=float(done["prompt_tokens"].sum() / problems),
        cached_tokens=float(done["cached_tokens"].sum() / problems),
        seconds=_seconds(done),
        ends={end: float((final["end"] == end).mean()) for end in ENDS},
        malformed={o: float(((final["end"] == "wrong") & (final["outcome"] == o)).mean()) for o in MALFORMED},
        completions=len(final),
        failed={end: int((final["end"] == end).sum()) for end in ERRORS},
        voters=_voters(members) if method_of(names[2]).startswith("majority") else None,
        if_cut_right=_if_cut_right(scored),
        alike=repeated and settings.get("temperature") != 0 and _alike(scored),
        shared_from={str(a): n / len(done) for a, n in done["shared_from"].value_counts().items()},
        errors=_messages(done),
    )


def _alike(scored: pd.DataFrame) -> bool:
    """Whether all samples of a question that came to an end are equally long, question by question."""
    ended = scored[scored["finish_reason"] != "length"]
    tokens = ended["reasoning_tokens"] + ended["answer_tokens"]
    lengths = tokens.groupby(ended["problem"]).agg(["size", "nunique"])
    lengths = lengths[lengths["size"] > 1]
    enough = len(lengths) >= ALIKE_QUESTIONS and tokens.mean() >= ALIKE_TOKENS
    return bool(enough and (lengths["nunique"] == 1).all())


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
