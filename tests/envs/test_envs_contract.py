"""The contract of Env and Problem: purity, rows, scales, one solution a problem, and errors that are ours."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import envs
from envs.env import EnvSpec, RowError, on_scale
from envs.formats import integer, integers
from envs.ladder import Ladder, step
from envs.procedural import Content, Memo, TaskEnv
from envs.rewards import exact, minimise
from envs.rng import Rng
from envs.task import Instance, Task
from verifiers.verdict import error, wrong


class Counting(Task):
    """Counts how often it is solved; the answer is a."""

    ladder = Ladder(most=step(10, 10), top=3)
    answer = integer("a")
    reward = exact()

    def __init__(self) -> None:
        self.solved = self.generated = 0

    def generate(self, rng: Rng, most: int) -> Instance:
        self.generated += 1
        return {"a": rng.randint(0, 10**9)}

    def prompt(self, a: int) -> str:
        return f"Say {a}"

    def solve(self, a: int) -> int:
        self.solved += 1
        return a


class Broken(Counting):
    """Cannot be solved."""

    def solve(self, a: int) -> int:
        raise ZeroDivisionError("no")


class Ungenerated(Counting):
    """Cannot be made."""

    def generate(self, rng: Rng, most: int) -> Instance:
        raise LookupError("nothing to draw")


class Weak(Counting):
    """Its reference is not the best."""

    reward = minimise(beta=1)

    def value(self, answer: int, a: int) -> int:
        return answer


class Lopsided(Task):
    """Two of three instances have the answer 0, the others one of five answers."""

    draws = 24
    ladder = Ladder(top=0)
    answer = integer("a")
    reward = exact()

    def generate(self, rng: Rng) -> Instance:
        return {"a": max(0, rng.randint(-9, 5))}

    def prompt(self, a: int) -> str:
        return f"a = {a}"

    def solve(self, a: int) -> int:
        return a


def env_of(task: Task, id: str, **choices: Any) -> TaskEnv:
    return TaskEnv(EnvSpec(id, "nowhere:Nothing"), task, **choices)


def sorting(**choices: Any) -> Any:
    return envs.make("rlve/sorting", **choices)


def test_seed_split_and_level_are_separate_streams() -> None:
    prompts = {
        sorting(split=split).problem(seed=seed, difficulty=level).prompt
        for split in ("train", "validation", "test")
        for seed in (0, 1, -1, 2**70)
        for level in (30, 31)
    }
    assert len(prompts) == 3 * 4 * 2


def test_rows_hold_the_clamped_level_and_no_answer() -> None:
    row = sorting(split="test", reward="partial").problem(seed=7, difficulty=10**9).row
    assert row == {
        "env": "rlve/sorting",
        "version": 1,
        "split": "test",
        "seed": 7,
        "difficulty": 40,
        "reward": "partial",
    }


@pytest.mark.parametrize("missing", ["env", "version", "split", "seed", "difficulty", "reward"])
def test_rows_with_a_missing_field_name_it(missing: str) -> None:
    row = sorting().problem(seed=7).row
    del row[missing]
    with pytest.raises(RowError, match=missing):
        envs.Problem.from_row(row)


def test_rows_that_are_something_else_are_refused() -> None:
    with pytest.raises(RowError, match="list"):
        envs.Problem.from_row("[1, 2]")
    with pytest.raises(envs.UnknownEnvironment, match="rlve/sorting"):
        envs.Problem.from_row({**sorting().problem(seed=7).row, "env": "rlve/sorted"})
    with pytest.raises(envs.VersionMismatch):
        envs.Problem.from_row({**sorting().problem(seed=7).row, "version": 2})


def test_rows_may_carry_more_columns() -> None:
    problem = sorting().problem(seed=7, difficulty=1)
    mixed = {**problem.row, "prompt": "x", "group": 5, "index": None, "edition": None}
    assert envs.Problem.from_row(mixed) == problem


@pytest.mark.parametrize(
    ("arguments", "kind", "words"),
    [({}, TypeError, "seed"), ({"seed": "7"}, TypeError, "'7'"), ({"seed": 1.5}, TypeError, "1.5"),
     ({"index": 3}, TypeError, "index"), ({"seed": 1, "difficulty": -1}, ValueError, "-1"),
     ({"seed": 1, "difficulty": 0.5}, TypeError, "0.5")],
)  # fmt: skip
def test_bad_requests_say_what_is_wrong(arguments: dict[str, Any], kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        sorting().problem(**arguments)


def test_the_three_scales() -> None:
    answers = {"3 1": "invalid", "a b c": "unparsable", "99 99 99": "wrong", None: "missing"}
    rlve = {"3 1": -0.5, "a b c": -1.0, "99 99 99": 0.0, None: -1.0}
    for scale in ("binary", "partial", "rlve"):
        problem = sorting(reward=scale).problem(seed=1)
        for answer, outcome in answers.items():
            verdict = problem.score("no idea" if answer is None else f"<answer>{answer}</answer>")
            assert verdict.outcome == outcome and not verdict.correct
            assert verdict.reward == (rlve[answer] if scale == "rlve" else 0.0)
    low, middle, high = sorted(sorting().problem(seed=1).instance["numbers"])
    half_right = f"<answer>{middle} {low} {high}</answer>"
    rewards = [
        sorting(reward=scale).problem(seed=1).score(half_right).reward
        for scale in ("binary", "partial", "rlve")
    ]
    assert rewards == pytest.approx([0.0, 3.0**-10, 3.0**-10])


def test_scales_of_stored_verdicts() -> None:
    assert on_scale(wrong("1", partial=0.25), "partial").reward == 0.25
    assert on_scale(wrong("1", partial=0.25), "binary").reward == 0.0
    assert on_scale(error("broke"), "binary").reward is None


def test_a_group_solves_once_over_rows_and_threads() -> None:
    task = Counting()
    env = env_of(task, "test/counting")
    scales = [env, env_of(task, "test/counting", reward="partial")]
    barrier = threading.Barrier(8)

    def rollout(i: int) -> bool:
        barrier.wait()
        problem = scales[i % 2].problem(seed=99, difficulty=2)
        return problem.score(problem.reference()).correct

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(rollout, range(8)))
    assert task.solved == 1
    made = task.generated
    env.problem(seed=99, difficulty=2)
    assert task.generated == made


def test_a_copy_of_the_instance_cannot_spoil_the_problem() -> None:
    problem = sorting().problem(seed=4)
    problem.instance["numbers"].append(5)
    assert problem.instance == sorting().problem(seed=4).instance and len(problem.instance["numbers"]) == 3


def test_an_error_of_ours_has_no_reward(caplog: pytest.LogCaptureFixture) -> None:
    problem = env_of(Broken(), "test/broken").problem(seed=1)
    with caplog.at_level(logging.ERROR):
        verdict = problem.score("<answer>1</answer>")
    assert (verdict.outcome, verdict.reward, verdict.correct) == ("error", None, False)
    assert "ZeroDivisionError" in verdict.detail["why"] and "test/broken" in caplog.text
    episode = env_of(Broken(), "test/broken").episode()
    episode.reset(seed=1)
    with pytest.raises(envs.ScoringError, match="ZeroDivisionError"):
        episode.step("<answer>1</answer>")


def test_a_generator_that_fails_is_named() -> None:
    with pytest.raises(
        envs.GenerationError, match=r"test/none@1 split=train seed=5 difficulty=3 .*nothing to draw"
    ):
        env_of(Ungenerated(), "test/none").problem(seed=5, difficulty=8)


@pytest.mark.filterwarnings("default::envs.procedural.ReferenceBeaten")
def test_beating_the_reference_counts_and_warns() -> None:
    problem = env_of(Weak(), "test/weak").problem(seed=5)
    better = f"<answer>{problem.instance['a'] - 1}</answer>"
    with pytest.warns(envs.ReferenceBeaten, match="test/weak"):
        assert problem.score(better).correct


def test_scoring_off_the_event_loop() -> None:
    async def main() -> list[bool]:
        problem = sorting().problem(seed=1)
        texts = [problem.reference(), "<answer>1</answer>", f"done </think> {problem.reference()}"]
        plain = [await problem.ascore(text) for text in texts[:2]]
        return [verdict.correct for verdict in [*plain, await problem.ascore(texts[2], in_reasoning=True)]]

    assert asyncio.run(main()) == [True, False, True]


def test_scoring_leaves_no_cycles_to_the_garbage_collector() -> None:
    problem = sorting().problem(seed=1)
    texts = [problem.reference(), "<answer>1</answer>", "<answer>one</answer>", "nothing"]
    assert len({problem.score(text).outcome for text in texts}) == len(texts)
    gc.collect()
    gc.disable()
    try:
        for text in texts:
            problem.score(text)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_same_answer_is_one_class_whatever_it_is_worth() -> None:
    bezout = envs.make("rlve/bezout_identity").problem(seed=1)
    assert bezout.same("3  4", " 3 +4") and not bezout.same("3 4", "4 3")
    assert bezout.same("gibberish", " gibberish ") and not bezout.same("gibberish", "3 4")
    countdown = envs.make("rlve/countdown_equal").problem(seed=1)
    assert countdown.same("(1+2)*3", "( 1 + 2 ) * 3") and not countdown.same("1+2", "2+1")


def test_equal_rows_are_equal_problems() -> None:
    first, again, other = sorting().problem(seed=1), sorting().problem(seed=1), sorting().problem(seed=2)
    assert first == again and len({first, again, other}) == 2
    assert json.loads(first.to_json()) == first.row


def test_the_memo_keeps_what_was_used_last_within_its_bound() -> None:
    def content(size: int) -> Content:
        return Content(Counting(), "x", {"a": "x" * size}, "")

    one = content(10_000).size
    assert one >= 10_000
    memo = Memo(2 * one)
    built: list[str] = []

    def get(key: str) -> None:
        memo.get(key, lambda: (built.append(key), content(10_000))[1])

    for key in ("a", "b", "a", "c", "a", "b"):
        get(key)
    assert built == ["a", "b", "c", "b"] and memo.used == 2 * one
    memo.get("huge", lambda: content(10**6))
    assert memo.used == 0


def test_a_format_can_bound_by_a_key_of_the_instance() -> None:
    below = integer("x", below="mod")
    assert below.parse("4", {"mod": 5}) == 4
    assert "from 0 to 4" in below.describe({"mod": 5})
    assert "3 integers" in integers("x", like="n").describe({"n": 3})


def test_of_several_draws_no_solution_is_frequent() -> None:
    env = env_of(Lopsided(), "test/lopsided")
    answers = [env.problem(seed=seed).instance["a"] for seed in range(600)]
    assert set(answers) == {0, 1, 2, 3, 4, 5}
    assert 0.2 < answers.count(0) / 600 < 0.32
