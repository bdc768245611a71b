"""The numbers of a run, from its frame: one row an arm (harness/scores.py), and what sets arms apart.

report = summarise(to_frame(run), read_manifest(run)["settings"])
report.rows[0].avg          # Interval(estimate=0.41, low=0.33, high=0.49)
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from harness import stats
from harness.arms import focus, method_of
from harness.findings import Comparison, EnvScore, Metric, Report, Rescue, Round, Row
from harness.scores import ERRORS, average, by_question, editions, row_of, scored_members

if TYPE_CHECKING:
    import pandas as pd

Parts = Mapping[str, Sequence[str]]
"""Name of a part of a benchmark -> its environments."""
TEXTS = ["text", "reasoning", "answer_text", "answer", "detail"]
"""Columns that are large and say nothing here."""


def summarise(frame: pd.DataFrame, settings: Mapping[str, Any]) -> Report:
    """The report of a run: its frame (harness.store.to_frame) and the `settings` of its run.json."""
    rows: list[Row] = []
    comparisons: list[Comparison] = []
    rounds: list[Round] = []
    rescues: list[Rescue] = []
    environments: list[EnvScore] = []
    metrics: list[Metric] = []
    frame = frame.drop(columns=TEXTS, errors="ignore")
    for (bench, edition), part in editions(frame):
        arms = {arm: part[part["arm"] == arm] for arm in settings["arms"]}
        arms = {arm: members for arm, members in arms.items() if members["is_final"].any()}
        planned = _planned(part, bench, settings)
        questions = {arm: by_question(scored_members(members)) for arm, members in arms.items()}
        rows += [
            row_of((bench, edition, arm), m, questions[arm], settings["arms"][arm].get(bench, {}), planned)
            for arm, m in arms.items()
        ]
        parts = _parts(questions, settings["benches"].get(bench, {}).get("groups", {}))
        comparisons += _comparisons((bench, edition), questions, parts)
        for arm in (arm for arm in arms if method_of(arm) == "rsa"):
            rounds += _rounds((bench, edition, arm), arms[arm])
            rescues += _rescues((bench, edition, arm), arms[arm])
        environments += _environments((bench, edition), questions, parts)
        metrics += [metric for arm, m in arms.items() for metric in _metrics((bench, edition, arm), m)]
    run = str(frame["run"].iloc[0]) if len(frame) else ""
    model = str(settings["model"])
    return Report(
        run,
        model,
        tuple(rows),
        tuple(comparisons),
        tuple(rounds),
        tuple(rescues),
        tuple(environments),
        tuple(metrics),
    )


def _planned(part: pd.DataFrame, bench: str, settings: Mapping[str, Any]) -> int:
    record = settings["benches"].get(bench, {})
    alone = record.get("edition") in (None, "+".join(sorted(set(part["edition"]))))
    return int(record["problems"]) if alone and "problems" in record else int(part["problem"].nunique())


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
        Round(*names, int(str(number)), average(by_question(part)), float((part["end"] == "cut").mean()))
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
    return [EnvScore(*names, part, arm, len(q), average(q)) for part, arm, q in scored if len(q)]


def _metrics(names: tuple[str, str, str], members: pd.DataFrame) -> list[Metric]:
    """What verdicts count beside right and wrong: `detail["metrics"]`, [right, of] by name, added up."""
    counts: dict[str, tuple[int, int]] = {}
    for told in scored_members(members)["metrics"].dropna():
        for name, (right, of) in json.loads(told).items():
            before = counts.get(name, (0, 0))
            counts[name] = before[0] + right, before[1] + of
    return [Metric(*names, name, *count) for name, count in counts.items()]
