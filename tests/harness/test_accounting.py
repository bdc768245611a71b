"""Tokens add up: calls, rounds, arms, the table's means and the run's total, also over a resume."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from harness_simulated import Simulated, references
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.accounting import by_round, total
from harness.benchmarks import Selection
from harness.budget import Budget
from harness.engines.protocol import NOTHING, Completion, Usage
from harness.evaluation import evaluate, plan
from harness.report import load

BENCHES = "rlve/sorting,rlve/josephus"
KINDS = ("prompt", "cached", "reasoning", "answer")


class Billing(Simulated):
    """Bills made-up tokens for each request and keeps its own books."""

    def __init__(self, known: Any, fault: Any) -> None:
        super().__init__(known, fault=fault)
        self.books: dict[str, Usage] = {}

    async def complete(self, request: Any) -> Completion:
        made = await super().complete(request)
        if made.finish_reason == "error":
            return made
        name = made.extra["request"]
        assert name not in self.books, "asked twice"
        rng = random.Random(name)
        prompt = rng.randrange(200)
        usage = Usage(prompt, rng.randint(0, prompt), rng.randrange(50), rng.randrange(50))
        self.books[name] = usage
        return replace(made, usage=usage)


KNOWN = references(plan(BENCHES, selection=Selection(limit=2)))


@settings(max_examples=5)
@given(
    arms=st.sets(
        st.sampled_from(["single", "rsa", "rsa:C=1", "majority", "majority@tokens", "long"]),
        min_size=1,
        max_size=3,
    ),
    failing=st.sets(st.integers(0, 40), max_size=3),
    budget=st.one_of(st.none(), st.integers(1, 4000)),
    passes=st.integers(1, 2),
)
def test_the_sum_over_calls_is_every_total(
    arms: set[str], failing: set[int], budget: int | None, passes: int
) -> None:
    engine = Billing(KNOWN, lambda request, nth: nth in failing)
    with tempfile.TemporaryDirectory() as folder:
        options: dict[str, Any] = {
            **{"ttc": ",".join(sorted(arms)), "engine": engine, "out": Path(folder) / "run", "limit": 2},
            **{"k": 2, "N": 3, "C": 2, "T": 1, "beta": 30, "tau": 5, "final": 40, "passes": passes},
            **{"temperature": 1.0, "concurrency": 4},
        }
        evaluate(BENCHES, budget=Budget(tokens=budget), **options)
        engine.fault = lambda request, nth: False
        run = evaluate(BENCHES, **options)
        check(run, engine)


def check(run: Any, engine: Billing) -> None:
    books = {kind: sum(getattr(usage, kind) for usage in engine.books.values()) for kind in KINDS}
    spent = total(run)
    assert {kind: getattr(spent, kind) for kind in KINDS} == books

    # Calls: what each row of the frame was charged.
    frame = run.frame()
    columns = [f"{kind}_tokens" for kind in KINDS]
    owned = frame[frame.shared_from.isna()]
    assert {kind: int(owned[f"{kind}_tokens"].sum()) for kind in KINDS} == books
    charged = frame.groupby(["bench", "arm", "round"])[columns].sum()

    # Rounds and arms.
    rounds = by_round(run)
    for row in rounds:
        calls = charged.loc[(row["bench"], row["arm"], row["round"])]
        assert [row[kind] for kind in KINDS] == list(calls)
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in rounds:
        for kind in KINDS:
            sums[row["bench"], row["arm"], kind] += row[kind]

    # The table: means of a problem.
    for arm in load(run.folder).rows:
        bill = {kind: sums[arm.bench, arm.arm, kind] for kind in KINDS}
        problems = arm.planned
        assert arm.tokens * problems == pytest.approx(bill["reasoning"] + bill["answer"])
        assert arm.prompt_tokens * problems == pytest.approx(bill["prompt"])
        assert arm.cached_tokens * problems == pytest.approx(bill["cached"])


def test_the_report_holds_usage_by_round_and_in_total() -> None:
    engine = Billing(KNOWN, lambda request, nth: False)
    with tempfile.TemporaryDirectory() as folder:
        options: dict[str, Any] = {"N": 3, "C": 2, "T": 1, "beta": 30, "tau": 5, "final": 40, "k": 2}
        run = evaluate("rlve/sorting", ttc="rsa", engine=engine, out=Path(folder) / "r", limit=2, **options)
        usage = run.report()["usage"]
    assert usage["total"]["calls"] == len(engine.books)
    assert [(row["arm"], row["round"], row["calls"]) for row in usage["by_round"]] == [
        ("single", 0, 4),
        ("rsa", 0, 6),
        ("rsa", 1, 6),
    ]


def test_the_meters_count_of_calls_is_the_sum_of_all_their_parts() -> None:
    spent = NOTHING + Usage(7, 5, 3, 2) + Usage(11, 10, 1, 4)
    assert spent == Usage(calls=2, prompt=18, cached=15, reasoning=4, answer=6)
    assert (spent.generated, spent.tokens) == (10, 28)
