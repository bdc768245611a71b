"""What the table says, from frames made by hand, and once through a real run folder."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from rich.console import Console

from harness.arms import describe
from harness.findings import Report, Row
from harness.report import as_dict, render, show
from harness.summary import summarise
from harness.text import plain

SINGLE = {"k": 2, "final": 128, "temperature": 1.0, "top_p": 0.95, "top_k": 0, "N": 16, "passes": 1}
RSA = {"N": 2, "C": 2, "T": 1, "beta": 64, "tau": 32, "final": 128, "carry": "reasoning", "passes": 1}


def member(arm: str, problem: str, candidate: int, end: str, **more: Any) -> dict[str, Any]:
    return {
        "run": "r",
        "bench": "aime25",
        "edition": "restated",
        "env": "math/aime25",
        "problem": problem,
        "arm": arm,
        "passno": 0,
        "round": 0,
        "candidate": candidate,
        "is_final": True,
        "text": "",
        "prompt_tokens": 10,
        "cached_tokens": 0,
        "reasoning_tokens": 6,
        "answer_tokens": 4,
        "finish_reason": "length" if end == "cut" else "stop",
        "end": end,
        "outcome": {"correct": "correct", "no_answer": "missing"}.get(end, "wrong"),
        "correct": end == "correct",
        "vote_class": pd.NA,
        "seconds": 1.0,
        "error": None,
        "shared_from": None,
        "metrics": None,
        **more,
    }


def settings(*arms: str, problems: int = 4) -> dict[str, Any]:
    return {
        "model": "nano",
        "benches": {"aime25": {"edition": "restated", "problems": problems}},
        "arms": {arm: {"aime25": RSA if arm.startswith("rsa") else SINGLE} for arm in arms},
    }


def report(members: list[dict[str, Any]], *arms: str, problems: int = 4) -> Report:
    frame = pd.DataFrame(members).astype({"vote_class": "Int64"})
    return summarise(frame, settings(*arms, problems=problems))


def samples(problem: str, *ends: str, arm: str = "single", **more: Any) -> list[dict[str, Any]]:
    return [member(arm, problem, i, end, **more) for i, end in enumerate(ends)]


def only(found: Report) -> Row:
    (row,) = found.rows
    return row


def printed(found: Report, width: int = 200) -> str:
    stream = io.StringIO()
    show(found, Console(file=stream, width=width, force_terminal=True))
    return stream.getvalue()


def test_an_error_of_ours_is_no_wrong_answer() -> None:
    row = only(
        report(
            [
                *samples("a", "correct", "infra_error"),
                *samples("b", "wrong", "wrong"),
                *samples("c", *["grader_error"] * 2),
            ],
            "single",
        )
    )
    assert row.avg is not None and row.avg.estimate == pytest.approx(0.5)
    assert (row.questions, row.planned, row.k) == (2, 4, 2)
    assert row.ends["infra_error"] == pytest.approx(1 / 6) and row.ends["grader_error"] == pytest.approx(
        2 / 6
    )


def test_nothing_scored_is_not_zero() -> None:
    found = report(samples("a", "infra_error", "infra_error", error="no route"), "single")
    assert only(found).avg is None and only(found).errors == (("no route", 2),)
    assert "0.0 [" not in printed(found) and "2 x no route" in printed(found)


def test_every_question_weighs_the_same_and_cut_samples_bound_the_score() -> None:
    row = only(
        report([*samples("a", "correct"), *samples("b", "wrong", "cut", "cut", "no_answer")], "single")
    )
    assert row.avg is not None and row.avg.estimate == pytest.approx(0.5)
    assert row.if_cut_right == pytest.approx(0.75)
    assert row.ends["cut"] == pytest.approx(2 / 5) and row.ends["no_answer"] == pytest.approx(1 / 5)


def test_answers_that_are_wrong_in_form_are_counted_for_themselves() -> None:
    ends = {"wrong": "unparsable", "cut": "unparsable", "correct": "correct"}
    loose = [member("single", "a", i, end, outcome=o) for i, (end, o) in enumerate(ends.items())]
    found = report([*loose, member("single", "b", 0, "wrong", outcome="invalid")], "single")
    assert only(found).ends["wrong"] == pytest.approx(2 / 4)
    assert only(found).malformed == {"unparsable": pytest.approx(1 / 4), "invalid": pytest.approx(1 / 4)}
    assert "unparsable %" in printed(found) and "invalid %" in printed(found)


def test_samples_that_are_one_text_k_times_are_called_so() -> None:
    def found(*lengths: tuple[int, int], temperature: float = 1.0, **more: Any) -> Report:
        members = [
            member("single", str(problem), i, "wrong", answer_tokens=tokens, **more)
            for problem, pair in enumerate(lengths)
            for i, tokens in enumerate(pair)
        ]
        told = settings("single", problems=len(lengths))
        told["arms"]["single"]["aime25"] = {**SINGLE, "temperature": temperature}
        return summarise(pd.DataFrame(members).astype({"vote_class": "Int64"}), told)

    equal = [(n, n) for n in (40, 31, 77, 52, 40)]
    assert "one text k times" in printed(found(*equal), 400)
    for other in (
        found(*equal[:-1], (40, 41)),
        found(*equal[:-1]),
        found(*equal, temperature=0.0),
        found(*equal, finish_reason="length"),
        found(*((n // 10, n // 10) for n, _ in equal)),
    ):
        assert not only(other).alike and "one text k times" not in printed(other, 400)


def test_pass_at_k_and_these_need_independent_samples() -> None:
    single = only(report([*samples("a", "correct", "wrong"), *samples("b", "wrong", "wrong")], "single"))
    assert single.pass_k == 2 and single.pass_at_k is not None and single.pass_at_k.estimate == 0.5
    assert single.these is not None
    last = [member("rsa", p, c, end, round=1) for p in "ab" for c, end in enumerate(("correct", "wrong"))]
    start = [member("rsa", p, c, "wrong", is_final=False) for p in "ab" for c in range(2)]
    rsa = only(report(start + last, "rsa"))
    assert rsa.pass_at_k is None and rsa.these is None
    again = [{**m, "passno": 1} for m in start + last]
    twice = only(report(start + last + again, "rsa"))
    assert twice.these is not None and twice.pass_at_k is None and twice.k == 4


def test_majority_counts_classes_not_texts() -> None:
    votes = [
        member("single", "a", 0, "correct", vote_class=0),
        member("single", "a", 1, "wrong", vote_class=1),
        member("single", "a", 2, "correct", vote_class=0),
        member("single", "b", 0, "correct", vote_class=0),
        member("single", "b", 1, "wrong", vote_class=1),
        member("single", "b", 2, "no_answer"),
    ]
    row = only(report(votes, "single"))
    assert row.majority is not None and row.majority.estimate == pytest.approx(0.75)
    assert only(report(samples("a", "wrong", "correct"), "single")).majority is None


def test_an_arm_pays_for_all_its_rounds_and_waits_for_the_slowest() -> None:
    rounds = [
        member("rsa", "a", c, "wrong", round=r, is_final=r == 1, seconds=1.0 + c + 10 * r)
        for r in range(2)
        for c in range(3)
    ]
    row = only(report(rounds, "rsa", problems=1))
    assert row.tokens == 60 and row.prompt_tokens == 60
    assert row.seconds == pytest.approx(3 + 13)


def test_comparisons_pair_by_problem_whatever_the_order() -> None:
    single = [member("single", str(p), 0, "correct" if p < 5 else "wrong") for p in range(20)]
    rsa = [member("rsa", str(p), 0, "correct" if p < 15 else "wrong", round=1) for p in reversed(range(20))]
    (found,) = report(
        [*single, *rsa, member("rsa", "extra", 0, "wrong", round=1)], "single", "rsa"
    ).comparisons
    assert (found.arm, found.against, found.env) == ("rsa", "single", None)
    assert found.difference.questions == 20 and found.difference.estimate == pytest.approx(0.5)
    assert found.difference.p == pytest.approx(2 / 2**10) and found.difference.low > 0.15


def test_rounds_and_rescues() -> None:
    def chain(problem: str, start: list[str], end: list[str]) -> list[dict[str, Any]]:
        first = [member("rsa", problem, c, e, is_final=False) for c, e in enumerate(start)]
        return first + [member("rsa", problem, c, e, round=1) for c, e in enumerate(end)]

    found = report(
        chain("a", ["wrong", "cut"], ["correct", "wrong"])
        + chain("b", ["wrong", "wrong"], ["wrong", "wrong"])
        + chain("c", ["correct", "wrong"], ["correct", "correct"]),
        "rsa",
    )
    assert [(r.round, round(r.avg.estimate, 3)) for r in found.rounds] == [(0, 0.167), (1, 0.5)]
    assert found.rounds[0].cut == pytest.approx(1 / 6)
    (rescue,) = found.rescues
    assert (rescue.populations, rescue.without, rescue.found, rescue.accuracy) == (3, 2, 1, 0.25)


def test_editions_never_share_a_row_but_task_versions_do() -> None:
    mixed = samples("a", "correct") + samples("b", "wrong", edition="official")
    assert [(r.edition, r.avg.estimate if r.avg else None) for r in report(mixed, "single").rows] == [
        ("restated", 1.0),
        ("official", 0.0),
    ]
    tasks = samples("a", "correct", edition="v1", env="rlve/x") + samples(
        "b", "wrong", edition="v2", env="rlve/y"
    )
    found = report(tasks, "single")
    assert only(found).edition == "v1+v2"
    assert [(e.env, e.avg.estimate) for e in found.environments] == [("rlve/x", 1.0), ("rlve/y", 0.0)]


def test_environments_are_compared_one_by_one() -> None:
    members = [
        member(arm, f"{env}{p}", 0, end, env=env, round=int(arm == "rsa"))
        for arm, env, end in [
            ("single", "rlve/x", "wrong"),
            ("rsa", "rlve/x", "correct"),
            ("single", "rlve/y", "correct"),
            ("rsa", "rlve/y", "correct"),
        ]
        for p in range(10)
    ]
    found = {c.env: c.difference for c in report(members, "single", "rsa").comparisons}
    assert found["rlve/x"].estimate == 1 and found["rlve/x"].low > 0.3
    assert found["rlve/y"].estimate == 0 and found["rlve/y"].low < 0 < found["rlve/y"].high
    assert found[None].estimate == 0.5 and found[None].questions == 20


def test_named_groups_pool_their_environments() -> None:
    members = []
    for env, problem, single, rsa in (("x/a", "1", "wrong", "correct"), ("x/b", "2", "wrong", "correct")):
        members += samples(problem, single, env=env) + samples(problem, rsa, arm="rsa", env=env)
    members += samples("3", "correct", env="x/c") + samples("3", "wrong", arm="rsa", env="x/c")
    told = settings("single", "rsa")
    told["benches"]["aime25"]["groups"] = {"first two": ["x/a", "x/b"]}
    frame = pd.DataFrame(members).astype({"vote_class": "Int64"})
    found = summarise(frame, told)
    parts = {c.env: c.difference for c in found.comparisons}
    assert parts["first two"].estimate == 1 and parts["first two"].questions == 2
    assert parts["x/c"].estimate == -1 and parts[None].estimate == pytest.approx(1 / 3)
    scores = {(s.env, s.arm): s.avg.estimate for s in found.environments}
    assert scores["first two", "rsa"] == 1 and scores["first two", "single"] == 0


def test_a_partial_run_says_how_far_it_is() -> None:
    single = [*samples("a", "correct", "wrong"), *samples("b", "wrong", "wrong"), *samples("c", "correct")]
    rsa = [member("rsa", "a", c, "correct", round=1) for c in range(2)]
    found = report(single + rsa, "single", "rsa")
    assert [(row.done, row.planned) for row in found.rows] == [(2, 4), (1, 4)]
    text = printed(found)
    assert "partial: 1 of 4 problems done" in text.splitlines()[0]
    assert "single: partial: 2 of 4 problems done and 1 begun" in text and "rsa: partial: 1 of 4" in text
    whole = report([m for p in "abcd" for m in samples(p, "correct", "wrong")], "single")
    assert "partial" not in printed(whole) and "nano, 4 problems" in printed(whole)


def test_failures_of_ours_are_counted_in_words() -> None:
    members = [*samples("a", "correct", "infra_error"), *samples("b", "grader_error", "infra_error")]
    found = report(members, "single", problems=2)
    assert only(found).failed == {"grader_error": 1, "infra_error": 2} and only(found).completions == 4
    assert "single: left out of its scores: 1 grader_error, 2 infra_error of 4 completions" in printed(found)
    assert "left out" not in printed(report(samples("a", "correct", "wrong"), "single"))


def test_a_vote_at_equal_tokens_says_what_it_spent() -> None:
    """Three plain samples of 10 tokens each against two rounds of one candidate."""
    rsa = [member("rsa", "a", 0, "wrong", round=r, is_final=r == 1) for r in range(2)]
    votes = [member("majority@tokens", "a", c, "wrong", is_final=False, vote_class=0) for c in range(3)]
    elected = member("majority@tokens", "a", 0, "wrong", round=1, reasoning_tokens=0, answer_tokens=0)
    found = report([*rsa, *votes, elected], "rsa", "majority@tokens", problems=1)
    assert [row.voters for row in found.rows] == [None, 3.0]
    said = next(line for line in printed(found, 300).splitlines() if line.startswith("majority@tokens: "))
    assert "the vote of 3.0 samples a problem" in said and "rsa's tokens (1.50 times as many)" in said


def test_settings_in_words() -> None:
    assert describe("single", SINGLE) == "k=2 final=128 temperature=1 top_p=0.95"
    assert describe("rsa:C=1", {**RSA, "C": 1}) == "N=2 C=1 T=1 beta=64 tau=32 final=128"
    assert "carry=response" in describe("rsa", {**RSA, "carry": "response"})


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J", "\x9b31m", "\u202egnp", "a\x00b", "[red]x[/red]", "x" * 10_000]
)
def test_hostile_text_stays_text(hostile: str) -> None:
    found = report(samples("a", "infra_error", error=hostile), "single")
    text = printed(found)
    body = text.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(body)
    assert len(text) < 5_000
    assert plain(hostile).isprintable()
    if hostile.startswith("[red]"):
        assert hostile in text


def test_a_lone_surrogate_can_be_printed() -> None:
    assert plain("a\ud800b").encode() == rb"a\ud800b"


def test_a_real_run_folder(simulate: Callable[..., Any]) -> None:
    run, _ = simulate(ttc="single,majority,rsa", limit=4, k=3, N=3, C=2, T=1, beta=40, tau=20, final=40)
    found = as_dict(run.folder)
    assert json.loads(json.dumps(found, allow_nan=False))["model"] == "nano"
    frame = run.frame()
    for row in found["rows"]:
        mine = frame[(frame["arm"] == row["arm"])]
        assert row["avg"]["estimate"] == pytest.approx(
            mine[mine.is_final].groupby("problem").correct.mean().mean()
        )
        assert row["tokens"] == pytest.approx((mine.reasoning_tokens + mine.answer_tokens).sum() / 4)
        assert sum(row["ends"].values()) == pytest.approx(1)
    assert {c["arm"] for c in found["comparisons"]} == {"majority", "rsa"}
    stream = io.StringIO()
    render(run.folder, Console(file=stream, width=180))
    assert "rlve/sorting (edition v1): nano, 4 problems" in stream.getvalue()
    assert "rsa - single" in stream.getvalue()
