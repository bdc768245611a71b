"""A whole run with a simulated engine: its counts, its order of work, its failures."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from harness_simulated import Simulated, references

import harness
from harness.benchmarks import Selection
from harness.evaluation import default_name, plan
from harness.settings import EvaluationError

Simulate = Callable[..., Any]
SMALL = {"N": 4, "C": 2, "T": 1, "beta": 30, "tau": 6, "final": 40, "k": 3}


def test_counts_add_up(simulate: Simulate) -> None:
    run, engine = simulate("rlve/sorting,rlve/josephus", "single,rsa,rsa:C=1,majority,long", limit=3, **SMALL)
    frame = run.frame()
    sizes = frame.groupby("arm").size().to_dict()
    assert sizes == {"single": 18, "rsa": 48, "rsa:C=1": 48, "majority": 24, "long": 18}
    assert set(frame.bench) == {"rlve/sorting", "rlve/josephus"}
    assert (frame.end == "correct").equals(frame.correct)
    assert set(frame.end) <= {"correct", "wrong", "cut", "no_answer"}
    fresh = frame[frame.shared_from.isna() & ~((frame.arm == "majority") & frame.is_final)]
    assert len(fresh) == len(engine.requests)
    # Round 0 of both populations is the same request; so are single's samples and majority's voters.
    assert frame.groupby(["arm", "shared_from"]).size().to_dict() == {
        ("majority", "single"): 18,
        ("rsa:C=1", "rsa"): 24,
    }


def test_the_frame_does_not_depend_on_timing(simulate: Simulate) -> None:
    frames = [
        simulate(ttc="rsa,majority", name=str(n), engine={"latency": latency}, concurrency=n, **SMALL)[
            0
        ].frame()
        for n, latency in ((1, 0.0), (7, 0.01))
    ]
    one, other = (frame.drop(columns="run") for frame in frames)
    pd.testing.assert_frame_equal(one, other)


def test_another_seed_is_another_run(simulate: Simulate) -> None:
    one, other = (simulate(name=str(seed), seed=seed, k=4)[0].frame().text for seed in (0, 1))
    assert not set(one) & set(other)


def test_samples_end_in_what_happened_to_them(simulate: Simulate) -> None:
    known = references(plan("rlve/sorting", selection=Selection(limit=1)))
    (reference,) = known.values()
    said = ["<answer>1</answer>", "no marker", reference.rpartition("</think>")[2], " ".join(["word"] * 90)]
    engine = Simulated(known, tell=lambda prompt, rng: ("", said.pop(0)), fault=lambda request, nth: nth == 4)
    run, _ = simulate(engine=engine, limit=1, k=5, final=60)
    assert list(run.frame().end) == ["wrong", "no_answer", "correct", "cut", "infra_error"]


def test_an_error_of_the_grader_is_no_wrong_answer_and_is_judged_again(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch
) -> None:
    from envs.procedural import TaskProblem

    def broken(self: Any, text: str, in_reasoning: bool) -> Any:
        raise RuntimeError("out of order")

    with monkeypatch.context() as patch:
        patch.setattr(TaskProblem, "judge", broken)
        run, engine = simulate(k=3)
        assert set(run.frame().end) == {"grader_error"}
    run, engine = simulate(k=3, engine=engine)
    assert "grader_error" not in set(run.frame().end)
    assert len(engine.requests) == 6


def test_requests_in_flight_are_capped(simulate: Simulate) -> None:
    class Counting(Simulated):
        now = most = 0

        async def complete(self, request: Any) -> Any:
            self.now += 1
            self.most = max(self.most, self.now)
            try:
                return await super().complete(request)
            finally:
                self.now -= 1

    engine = Counting(references(plan("rlve/sorting", selection=Selection(limit=4))), latency=0.01)
    simulate(ttc="rsa", engine=engine, limit=4, concurrency=5, **SMALL)
    assert engine.most == 5


def test_a_dead_engine_ends_the_run_in_one_sentence(simulate: Simulate) -> None:
    with pytest.raises(EvaluationError, match="answered none of the first 16 requests: the simulated server"):
        simulate(k=32, engine={"fault": lambda request, nth: True})


def test_a_given_engine_is_left_open_and_a_running_loop_is_no_obstacle(simulate: Simulate) -> None:
    async def inside() -> Any:
        return simulate(k=2)

    run, engine = asyncio.run(inside())
    assert len(run.frame()) == 4
    assert not engine.closed


def test_a_suffix_and_levels_of_a_row_reach_the_model(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch
) -> None:
    from harness import benchmarks

    row = benchmarks.Benchmark(
        "mixed",
        ("rlve/sorting", "rlve/josephus"),
        levels={"rlve/sorting": (0, 4)},
        n=3,
        suffix="\nBe brief.",
    )
    monkeypatch.setattr(benchmarks, "ROWS", {"mixed": row})
    run, engine = simulate("mixed", limit=6, k=1)
    frame = run.frame()
    assert list(frame.problem) == [
        "rlve/sorting/d0s0",
        "rlve/josephus/d3s0",
        "rlve/sorting/d4s0",
        "rlve/josephus/d3s1",
        "rlve/sorting/d0s1",
        "rlve/josephus/d3s2",
    ]
    assert list(frame.difficulty) == [0, 3, 4, 3, 0, 3]
    assert all(request.messages[0]["content"].endswith("\nBe brief.") for request in engine.requests)


def test_the_default_folder_is_named_by_what_is_run() -> None:
    one = default_name(plan("rlve/sorting", k=2))
    assert one.startswith("rlve-sorting-nano-")
    assert one == default_name(plan("rlve/sorting", k=2))
    assert one != default_name(plan("rlve/sorting", k=3))


def test_harness_offers_evaluate_whatever_was_imported_before(simulate: Simulate, tmp_path: Path) -> None:
    assert callable(harness.evaluate)
    with pytest.raises(harness.EvaluationError, match="there is no setting 'beat'; did you mean beta"):
        harness.evaluate("rlve/sorting", out=tmp_path, beat=3)
