"""Solved problems before the asked one: the train split's own, as earlier turns, in every round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import envs
from harness.benchmarks import Selection, find, questions, shots
from harness.evaluation import plan
from harness.settings import EvaluationError

Simulate = Callable[..., Any]


def test_shots_are_solved_problems_of_the_train_split_and_never_the_asked_one() -> None:
    for item in questions(find("rlve/bucket_sorting"), Selection(levels=(0, 2), limit=6)):
        turns = shots(item, 3)
        assert [turn["role"] for turn in turns] == ["user", "assistant"] * 3
        asked = [turn["content"] for turn in turns[::2]]
        assert len({item.prompt, *asked}) == 4
        train = envs.make("rlve/bucket_sorting", split="train")
        known = {p.prompt: p for p in (train.problem(seed=s, difficulty=item.difficulty) for s in range(9))}
        assert all(known[a].score(t["content"]).correct for a, t in zip(asked, turns[1::2], strict=True))
    assert shots(item, 0) == ()


def test_every_request_of_an_arm_begins_with_them(simulate: Simulate) -> None:
    options = {"N": 3, "C": 2, "T": 1, "beta": 12, "tau": 6, "final": 20, "k": 2, "limit": 1}
    run, engine = simulate(ttc="rsa:shots=2", **options)
    (item,) = questions(find("rlve/sorting"), Selection(limit=1))
    with_shots = [request for request in engine.requests if len(request.messages) > 1]
    assert len(engine.requests) == 2 + 6 and len(with_shots) == 6, "single keeps its own setting of 0"
    assert all(request.messages[:-1] == shots(item, 2) for request in with_shots)
    assert sum("--- Problem ---" in r.messages[-1]["content"] for r in with_shots) == 3
    assert ["shots=2" in row["setting"] for row in run.report()["rows"]] == [False, True]


def test_the_first_prompt_on_record_has_them_too(simulate: Simulate) -> None:
    run, _ = simulate(k=1, limit=1, shots=1)
    assert [m["role"] for m in run.manifest["first_prompt"]["messages"]] == ["user", "assistant", "user"]


@pytest.mark.parametrize(
    ("bench", "count", "says"),
    [
        ("math/aime25", 1, "stored set"),
        ("rlve/josephus", 5, "has only 1 at level 0"),
        ("rlve/sorting", -1, "shots=-1 is less"),
    ],
)
def test_shots_that_cannot_be_had_stop_a_run_before_its_first_request(
    bench: str, count: int, says: str
) -> None:
    levels = (0,) if bench.startswith("rlve/") else ()
    with pytest.raises(EvaluationError, match=says):
        plan(bench, shots=count, selection=Selection(limit=1, levels=levels))
