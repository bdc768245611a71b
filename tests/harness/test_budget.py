"""Budgets: a clean stop, a valid partial report, and more work once the budget is larger."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from harness_simulated import Simulated, references

from harness.accounting import total
from harness.benchmarks import Selection
from harness.budget import Budget, Meter, Stopped
from harness.engines.protocol import Usage
from harness.evaluation import plan
from harness.run import main
from harness.settings import EvaluationError

Simulate = Callable[..., Any]
PROBLEMS = 6
RSA = "--ttc single,rsa,majority --k 4 --N 4 --C 2 --T 1 --beta 30 --tau 6 --final 40 --temperature 1"
ARGUMENTS = f"--bench rlve/sorting --limit {PROBLEMS} {RSA} --concurrency 3 --out run"


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Simulated:
    made = Simulated(references(plan("rlve/sorting", selection=Selection(limit=PROBLEMS))), latency=0.002)
    monkeypatch.setattr("harness.engines.make", lambda model, base_url, name, **options: made)
    monkeypatch.chdir(tmp_path)
    return made


def whole(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The report of the same run without a budget."""
    assert main([*ARGUMENTS.replace("--out run", "--out whole/run").split(), "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("budget", "sentence"),
    [
        ("--max-tokens-total 3000", "--max-tokens-total 3,000 is spent"),
        ("--max-cost 0.06 --price-in 10 --price-out 40", "--max-cost 0.06 is spent"),
    ],
)
def test_a_spent_budget_stops_the_run_cleanly_and_a_larger_one_goes_on(
    budget: str, sentence: str, engine: Simulated, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ARGUMENTS.split(), *budget.split()]) == 4
    shown = capsys.readouterr()
    (stop,) = (line for line in shown.out.splitlines() if line.startswith("stopped early: "))
    assert sentence in stop and "Traceback" not in shown.err
    words = stop.split(";")[1].split()
    done, problems = int(words[0]), int(words[2])
    assert 0 < done < problems == PROBLEMS

    # The same budget again: nothing more is asked, and the report is the same.
    asked = len(engine.requests)
    assert main([*ARGUMENTS.split(), *budget.split(), "--json"]) == 4
    progress = json.loads(capsys.readouterr().out)["progress"]
    assert (progress["done"], progress["problems"]) == (done, PROBLEMS)
    assert sentence in progress["stopped"]
    assert len(engine.requests) == asked

    assert main([*ARGUMENTS.split(), "--json"]) == 0
    finished = json.loads(capsys.readouterr().out)
    assert finished["progress"] == {"done": PROBLEMS, "problems": PROBLEMS, "stopped": None}
    assert finished == whole(capsys)
    assert len(engine.requests) == 2 * finished["usage"]["total"]["calls"]


@pytest.mark.parametrize("limit", [1, 500, 2500])
@pytest.mark.parametrize("concurrency", [1, 4])
def test_overshoot_is_at_most_what_was_in_flight(limit: int, concurrency: int, simulate: Simulate) -> None:
    options = {"N": 4, "C": 2, "T": 1, "beta": 30, "tau": 6, "final": 40, "k": 3, "limit": 4}
    run, engine = simulate(
        ttc="rsa", concurrency=concurrency, budget=Budget(tokens=limit), engine={"latency": 0.003}, **options
    )
    spent = total(run)
    frame = run.frame()
    largest = int((frame.prompt_tokens + frame.reasoning_tokens + frame.answer_tokens).max())
    assert run.stopped is not None and f"({spent.tokens:,} tokens)" in run.stopped
    assert limit <= spent.tokens < limit + concurrency * largest
    # Everything that was asked was committed and judged.
    assert spent.calls == len(engine.requests) == frame.shared_from.isna().sum()


def test_minutes_are_counted_from_the_start_of_the_command() -> None:
    now = [100.0]
    meter = Meter(Budget(minutes=1.5), clock=lambda: now[0])
    now[0] += 89.9
    meter.check()
    now[0] += 0.2
    with pytest.raises(Stopped, match=r"--max-minutes 1.5 is over \(1.5 minutes\)"):
        meter.check()


def test_time_that_is_over_stops_a_run(simulate: Simulate) -> None:
    run, engine = simulate(limit=4, k=8, concurrency=2, budget=Budget(minutes=1e-9))
    assert run.stopped is not None and run.stopped.startswith("--max-minutes")
    assert not engine.requests
    run, engine = simulate(limit=4, k=8, concurrency=2, engine=engine, budget=Budget(minutes=60))
    assert run.stopped is None and len(engine.requests) == 32


def test_a_price_counts_what_it_says() -> None:
    spent = Usage(prompt=1_000_000, cached=600_000, reasoning=250_000, answer=250_000)
    assert Budget(price_in=2.0, price_out=8.0).price(spent) == 2.0 + 4.0
    assert Budget().price(spent) is None
    assert spent.tokens == 1_500_000 and spent.calls == 1


@pytest.mark.parametrize(
    ("budget", "sentence"),
    [
        (Budget(tokens=0), "--max-tokens-total 0 leaves nothing to spend"),
        (Budget(minutes=-1.0), "--max-minutes -1 leaves nothing to spend"),
        (Budget(cost=1.0), "--max-cost needs --price-in and --price-out"),
        (Budget(cost=1.0, price_in=1.0), "--max-cost needs --price-in and --price-out"),
        (Budget(price_in=-1.0), "--price-in -1 is no price"),
    ],
)
def test_budgets_that_make_no_sense_are_refused(budget: Budget, sentence: str, simulate: Simulate) -> None:
    with pytest.raises(EvaluationError, match=sentence):
        simulate(budget=budget)
