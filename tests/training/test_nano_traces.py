"""Traces are judged by the environments themselves: what nano is taught must be right."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

import envs
from harness.benchmarks import NANO_LEVELS
from training.nano import searches, steps, traces
from training.nano.corpus import task_of
from training.nano.recipe import LEVELS

CASES = [(task, level) for task, levels in LEVELS.items() for level in levels]


def problem_of(task: str, level: int, seed: int) -> envs.Problem:
    return envs.make(f"rlve/{task}").problem(seed=seed, difficulty=level)


def test_every_task_of_the_benchmark_is_trained_at_its_levels() -> None:
    assert {name.removeprefix("rlve/") for name in NANO_LEVELS} == set(LEVELS) == set(traces.TASKS)
    assert all(set(levels) <= set(LEVELS[name.removeprefix("rlve/")]) for name, levels in NANO_LEVELS.items())


@pytest.mark.parametrize(("task", "level"), CASES)
def test_a_plain_trace_reaches_the_right_answer(task: str, level: int) -> None:
    for seed in range(12):
        problem = problem_of(task, level, seed)
        verdict = problem.score(traces.plain(task, problem.instance, Random(seed), limit=2000))
        assert verdict.correct, (problem.instance, verdict)


@pytest.mark.parametrize(("task", "level"), CASES)
def test_a_trace_that_goes_on_from_tails_reaches_the_right_answer(task: str, level: int) -> None:
    for seed in range(6):
        problem, rng = problem_of(task, level, seed), Random(seed)
        tails = [
            traces.plain(task, problem.instance, rng, rate=0.05)[rng.randint(5, 60) :][: rng.randint(20, 150)]
            for _ in range(4)
        ]
        verdict = problem.score(traces.aggregated(task, problem.instance, tails, rng, limit=2000))
        assert verdict.correct, (problem.instance, tails, verdict)


@pytest.mark.parametrize("task", steps.TASKS)
def test_a_computation_goes_on_from_the_furthest_line_that_two_tails_share(task: str) -> None:
    problem = problem_of(task, LEVELS[task][-1], seed=3)
    lines = traces.plain(task, problem.instance, Random(0)).removeprefix("<think>").split("</think>")[0]
    parts = ["\n#" + part for part in lines.split("\n#")[1:]]
    middle = len(parts) // 2
    shared, ahead = "".join(parts[: middle + 1]), "".join(parts[: middle + 2])
    resumed = traces.aggregated(task, problem.instance, [shared, ahead, "\n#99 1 2 3"], Random(0))
    assert resumed.startswith("<think>" + parts[middle])
    alone = traces.aggregated(task, problem.instance, [ahead], Random(0))
    assert alone.startswith("<think>" + parts[min(middle + 1, len(parts) - 1)])
    lost = traces.aggregated(task, problem.instance, ["\n#5 77 77", ""], Random(0))
    assert lost.startswith("<think>" + parts[0])


@pytest.mark.parametrize("task", searches.TASKS)
def test_a_search_takes_up_a_success_and_rules_out_what_failed(task: str) -> None:
    search = searches.TASKS[task]
    for seed in range(8):
        instance = problem_of(task, LEVELS[task][0], seed).instance
        choices = search.choices(instance)
        right = [choice for choice in choices if search.attempt(instance, choice, steps.exact)[1]]
        wrong = [choice for choice in choices if choice not in right][:30]
        if not right:
            continue
        shown = "".join(f"\n?{search.attempt(instance, choice, steps.exact)[0]} n" for choice in wrong)
        success = f"\n?{search.attempt(instance, right[0], steps.exact)[0]} y"
        taken = traces.aggregated(task, instance, [shown, success, shown, shown], Random(seed))
        assert taken.startswith(f"<think>{success}</think>")
        fresh = traces.aggregated(task, instance, [shown], Random(seed), limit=2000)
        tried = [line.rpartition(" ")[0] for line in fresh.split("</think>")[0].split("\n?")[1:]]
        ruled_out = {search.attempt(instance, choice, steps.exact)[0] for choice in wrong}
        if task != "subset_sum":  # where a try ends early, two subsets look the same
            assert not ruled_out & set(tried)


def test_a_false_claim_is_tried_again_and_corrected() -> None:
    instance = {"congruences": [[1, 5], [2, 7]], "x": 16}
    text = traces.aggregated("crt", instance, ["\n? 11 1 2 y", "\n? 16 1 2 y", "\n? 11 1 2 y"], Random(0))
    assert text == "<think>\n? 11 1 4 n\n? 16 1 2 y</think><answer>16</answer>"


@pytest.mark.parametrize("task", traces.TASKS)
def test_errors_happen_at_the_asked_rate_and_never_break_a_trace(task: str) -> None:
    level = LEVELS[task][-1]
    right = []
    for seed, rate in product(range(25), (0.0, 0.3)):
        problem = problem_of(task, level, seed)
        text = traces.plain(task, problem.instance, Random(seed), rate=rate, limit=60)
        assert len(text) < 20_000
        if "</answer>" in text:
            right.append((rate, problem.score(text).correct))
    assert all(correct for rate, correct in right if rate == 0)
    if task in steps.TASKS:
        assert sum(correct for rate, correct in right if rate) < 20
    assert task_of(problem) == task
