"""Rows for a training set, and batches of verdicts."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

import envs
from envs.batch import dataset, score_batch
from envs.env import Env, EnvSpec, Problem
from verifiers.verdict import Verdict, correct, wrong


class Echo(Problem):
    """Right where the text is the index; scoring waits until two are being scored."""

    def __init__(self, env: Stored, index: int) -> None:
        self.env, self.index = env, index

    prompt = "?"

    @property
    def row(self) -> dict[str, Any]:
        return {"env": self.env.id, "version": 1, "index": self.index}

    def reference(self) -> str:
        return str(self.index)

    def same(self, a: str, b: str) -> bool:
        return a == b

    def judge(self, text: str, in_reasoning: bool) -> Verdict:
        self.env.meeting.wait(timeout=20)
        return correct(text) if text == str(self.index) else wrong(text)


class Stored(Env):
    """Four problems whose scoring waits."""

    pooled = True

    def __init__(self, spec: EnvSpec, split: str, reward: str, data: str | None) -> None:
        super().__init__(spec, split, reward)
        self.meeting = threading.Barrier(2)

    def __len__(self) -> int:
        return 4

    def problem(self, *, seed: int | None = None, difficulty: int = 0, index: int | None = None) -> Echo:
        assert index is not None
        return Echo(self, index)

    def rebuild(self, row: Mapping[str, Any]) -> Echo:
        return self.problem(index=row["index"])


envs.register("echo/stored", f"{__name__}:Stored")


def test_rows_are_balanced_and_rebuild() -> None:
    rows = list(dataset(["rlve/sorting", "rlve/lcm"], split="test", levels=range(3), n=24, reward="partial"))
    assert set(Counter((row["env"], row["difficulty"]) for row in rows).values()) == {4}
    for row in rows:
        problem = envs.Problem.from_row(row)
        assert row["prompt"] == problem.prompt and row["split"] == "test" and row["reward"] == "partial"
        assert row["messages"] == [{"role": "user", "content": problem.prompt}]
    first_two_rounds = list(
        dataset(["rlve/sorting", "rlve/lcm"], split="test", levels=range(3), n=12, reward="partial")
    )
    assert rows[:12] == first_two_rounds


def test_later_seeds_continue() -> None:
    whole = list(dataset("rlve/lcm", levels=2, n=6))
    assert whole == [*dataset("rlve/lcm", levels=2, n=3), *dataset("rlve/lcm", levels=2, n=3, first_seed=3)]


def test_globs_and_stored_sets() -> None:
    assert {row["env"] for row in dataset("rlve/*", n=len(envs.list("rlve/*")))} == set(envs.list("rlve/*"))
    assert [row["index"] for row in dataset("echo/stored")] == [0, 1, 2, 3]
    mixed = list(dataset(["echo/stored", "rlve/lcm"], n=10))
    assert Counter(row["env"] for row in mixed) == {"echo/stored": 4, "rlve/lcm": 6}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [({"ids": "rlve/lcm"}, "how many"), ({"ids": "nothing/*", "n": 1}, "nothing/"),
     ({"ids": "rlve/lcm", "n": 1, "levels": []}, "levels"),
     ({"ids": "rlve/lcm", "n": 1, "split": "x"}, "split")],
)  # fmt: skip
def test_requests_that_make_no_sense(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        dataset(**arguments)


def test_a_batch_is_scored_in_order_and_waits_side_by_side() -> None:
    """Two that wait for each other end only when both are scored at a time."""
    stored, made = envs.make("echo/stored"), envs.make("rlve/lcm")
    problems = [stored.problem(index=0), made.problem(seed=1), stored.problem(index=3), made.problem(seed=2)]
    texts = ["0", problems[1].reference(), "7", "<answer>0</answer>"]
    assert [verdict.correct for verdict in score_batch(problems, texts)] == [True, True, False, False]
    with pytest.raises(ValueError, match="zip"):
        score_batch(problems, texts[:2])
