"""What holds for every RLVE task: references and answers are judged rightly, as an independent oracle says.

SOAK=1 takes more problems, mutations and levels. What is generated: test_rlve_generation.py.
"""

from __future__ import annotations

import inspect
import json
import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

import envs
from envs.procedural import NO_ANSWER

Oracle = dict[str, Any]

SOAK = bool(os.environ.get("SOAK"))
pytestmark = pytest.mark.timeout(3600 if SOAK else 300)
IDS = envs.list("rlve/*")
LEVELS = (0, 2, 5, 10, 20)
SEEDS = range(20 if SOAK else 5)
JUDGED = 96 if SOAK else 32
"""Problems of each task whose judgements are compared with the oracle's."""
REFUSED = {"wrong", "suboptimal", "invalid", "unparsable", "missing"}
MUTATIONS = 24 if SOAK else 12
"""Of each reference, how many of its mutations are judged."""
OTHER_NUMBERS = 12
"""How many of the numbers in a reference take the place of each other one."""
NEARBY = 300 if SOAK else 30
"""Nearby answers, one or two mutations away, that must not beat the reference of an optimal task."""
OTHERS = 3
"""The last references, which are judged as answers to other problems too."""

HOSTILE = [
    "",
    " ",
    "none",
    "nan",
    "inf",
    "1e5",
    "0x10",
    "1_000",
    "٣",
    "９",
    "²",
    "-0",
    "+",
    "--1",
    "9" * 4_500,
    "9 " * 9_000,
    "9" * 3_900,
    "-" + "9" * 3_900,
    "1 " * 300,
    "9**9**9**9",
    "(" * 9_000,
    "1+" * 900 + "1",
    "1/0",
    "1/(2-2)",
    "__import__('os').system('touch owned')",
    "[1, 2, 3]",
    "Fill",
    "Fill -1",
    "Pour 0 99999999999999999999",
    "Pour 0 0",
    "Empty 1.5",
    "x" * 100_000,
    "9 " * 50_000,
    "(" * 100_000,
    "[" * 5_000 + "]" * 5_000,
    "sin(" * 900 + "x" + ")" * 900,
    "x**" * 1_000 + "x",
    "9**9**9",
    "\x00",
    "\ud800",
    "{}",
    "<answer>",
    "\\boxed{\\boxed{",
    "1\u20282",
]


def accepts(oracle: Oracle, instance: dict[str, Any], text: str) -> bool:
    """What the oracle says; it need not cope with text that is no answer at all."""
    try:
        return bool(oracle["accepts"](instance, text))
    except (ValueError, IndexError, KeyError, ZeroDivisionError):
        return False


def mutations(text: str) -> set[str]:
    """Nearby answers: numbers one more, one less, or another one of the text; words, letters and lines
    dropped, doubled or swapped."""
    mutated = set()
    numbers = list(re.finditer(r"-?\d+", text))
    others = sorted({match[0] for match in numbers})[:OTHER_NUMBERS]
    for match in numbers:
        for changed in (str(int(match[0]) - 1), str(int(match[0]) + 1), *others):
            mutated.add(text[: match.start()] + changed + text[match.end() :])
    words = re.split(r"(\s+)", text)
    for i in range(0, len(words), 2):
        mutated.add("".join(words[:i] + words[i + 2 :]))
        mutated.add("".join([*words[: i + 1], " ", *words[i:]]))
        if i + 2 < len(words):
            mutated.add("".join([*words[:i], words[i + 2], words[i + 1], words[i], *words[i + 3 :]]))
    for i, letter in enumerate(text):
        if letter.isalpha() or letter in "*.#?":
            swapped = text[i + 1 : i + 2] + letter if i + 1 < len(text) else ""
            mutated |= {text[:i] + text[i + 1 :], text[:i] + swapped + text[i + 2 :]}
            mutated |= {text[:i] + other + text[i + 1 :] for other in set(text) if not other.isspace()}
    lines = text.split("\n")
    mutated |= {"\n".join(lines[:i] + lines[i + 1 :]) for i in range(len(lines))}
    return {other for other in mutated if other.strip() and other != text}


def answer_of(problem: envs.Problem) -> str:
    return problem.reference().removeprefix("<answer>").removesuffix("</answer>")


@pytest.mark.parametrize("id", IDS)
def test_references_are_right_on_every_scale(id: str) -> None:
    for scale in ("binary", "partial", "rlve"):
        env = envs.make(id, reward=scale)
        for level in LEVELS:
            for seed in SEEDS:
                problem = env.problem(seed=seed, difficulty=level)
                for text in (
                    problem.reference(),
                    f"<think>\nfirst 1, then 2\n</think>\n{problem.reference()}\n",
                ):
                    verdict = problem.score(text)
                    assert (verdict.outcome, verdict.reward, verdict.partial) == ("correct", 1.0, 1.0)
                    assert verdict.answer is not None and problem.same(verdict.answer, answer_of(problem))


@pytest.mark.parametrize("id", IDS)
def test_what_an_independent_oracle_says(id: str, oracle_of: Callable[[str], Oracle]) -> None:
    env, oracle = envs.make(id), oracle_of(id)
    levels = oracle.get("LEVELS", (0, 2, 5, 10))
    others: list[str] = []
    for number in range(JUDGED):
        problem = env.problem(seed=number // len(levels), difficulty=levels[number % len(levels)])
        instance, text = problem.instance, answer_of(problem)
        assert accepts(oracle, instance, text), (problem, text)
        changed = sorted(mutations(text))
        others = [*others, text][-OTHERS:]
        for other in [*others, *Random(number).sample(changed, min(len(changed), MUTATIONS))]:
            verdict = problem.score(f"<answer>{other}</answer>")
            assert verdict.correct == accepts(oracle, instance, other), (problem, text, other, verdict)
            assert verdict.outcome != "error"
            assert (verdict.partial == 1.0) == verdict.correct


@pytest.mark.parametrize("id", [id for id in IDS if "optimal" in envs.spec(id).tags])
def test_no_nearby_answer_beats_the_reference(id: str) -> None:
    env, draws = envs.make(id), Random(0)
    for level in (5, 10):
        for seed in SEEDS:
            problem = env.problem(seed=100 + seed, difficulty=level)
            near = sorted(mutations(answer_of(problem)))
            for text in draws.sample(near, min(len(near), NEARBY // 2)):
                further = sorted(mutations(text)) or [text]
                for other in (text, draws.choice(further)):
                    verdict = problem.score(f"<answer>{other}</answer>")
                    assert verdict.outcome != "error", (problem, other, verdict)


def test_extinguishers_of_the_root_go_to_the_farthest_first() -> None:
    """Found by integer programming: random small trees hardly ever show it."""
    task = envs.make("rlve/gas_fire_extinguishers").task
    edges = [[0, 2], [7, 9], [6, 2], [0, 3], [2, 1], [8, 2], [9, 5], [5, 0], [4, 7]]
    instance = {"n": 10, "k": 2, "s": 5, "edges": edges}
    assert task.achieves(task.solution(instance), instance) == 2


@pytest.mark.parametrize("id", IDS)
def test_problems_travel_as_rows(id: str) -> None:
    for level in LEVELS if SOAK else (3,):
        check_travel(envs.make(id, split="test", reward="rlve").problem(seed=11, difficulty=level))


def check_travel(problem: envs.Problem) -> None:
    instance = problem.instance
    assert json.loads(json.dumps(instance)) == instance
    problem.reference()
    for again in (
        envs.Problem.from_row(problem.row),
        envs.Problem.from_row(json.loads(problem.to_json())),
        envs.Problem.from_row(problem.to_json()),
        pickle.loads(pickle.dumps(problem)),
    ):
        assert again == problem and again.prompt == problem.prompt and again.instance == instance
        assert again.score(problem.reference()).reward == 1.0
    assert problem.instance == instance, "solving or scoring changed the instance"


@pytest.mark.parametrize("id", IDS)
def test_hostile_answers_are_judged_and_never_run(
    id: str, oracle_of: Callable[[str], Oracle], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    env = envs.make(id, reward="rlve")
    for level in LEVELS if SOAK else (2,):
        problem = env.problem(seed=5, difficulty=level)
        for text in HOSTILE:
            verdict = problem.score(f"<answer>{text}</answer>")
            if verdict.correct and (level > 2 or accepts(oracle_of(id), problem.instance, text.strip())):
                continue
            assert verdict.outcome in REFUSED, (text[:100], verdict)
            assert verdict.reward is not None and -1 <= verdict.reward < 1
            assert problem.same(text, text)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("id", IDS)
def test_no_answer_is_missing(id: str) -> None:
    problem = envs.make(id, reward="rlve").problem(seed=5, difficulty=2)
    unfinished = f"<think> it must be {problem.reference()}"
    for verdict in (
        problem.score("I do not know."),
        problem.score(unfinished),
        problem.score(problem.reference(), in_reasoning=True),
    ):
        assert (verdict.outcome, verdict.reward, verdict.partial) == ("missing", NO_ANSWER, 0.0)
    assert problem.score(f"well ... </think> {problem.reference()}", in_reasoning=True).correct


@pytest.mark.parametrize("id", IDS)
def test_the_prompt_shows_what_judges_and_how_to_answer(id: str) -> None:
    env = envs.make(id)
    shown = set(inspect.signature(env.task.prompt).parameters)
    judged_by = list(inspect.signature(env.task.value).parameters)[1:] if env.task.reward.needs_value else []
    assert set(judged_by) <= shown
    problems = [env.problem(seed=seed, difficulty=level) for level in (1, 7) for seed in SEEDS]
    assert all("<answer> and </answer>" in problem.prompt.splitlines()[-1] for problem in problems)
