"""What holds for every RLVE task: one set of tests over the whole index, an independent oracle for each."""

from __future__ import annotations

import inspect
import json
import os
import pickle
import re
import runpy
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

import envs
from envs.procedural import NO_ANSWER

ROOT = Path(__file__).resolve().parents[2]
ORACLES = ROOT / "tests" / "oracles"
DIGESTS = json.loads((ROOT / "tests" / "envs" / "digests.json").read_text())
IDS = envs.list("rlve/*")
LEVELS = (0, 2, 5, 10, 20)
SEEDS = range(5)
MUTATIONS = 12
"""Of each reference, how many of its mutations are judged."""
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
    "\x00",
    "\ud800",
    "{}",
    "<answer>",
    "\\boxed{\\boxed{",
    "1\u20282",
]


@cache
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "index_rlve.py"))


@cache
def oracle(id: str) -> dict[str, Any]:
    """The names of a task's oracle: `accepts`, and where needed

    LEVELS: the levels at which its brute force is fast enough (default: 0, 2, 5, 10);
    FEW_PROBLEMS: why level 0 has fewer than 50 distinct problems in 1,000 seeds;
    CONSTANT: why one answer is right on more than 30 % of the problems of level 2.
    """
    return runpy.run_path(str(ORACLES / f"{id.removeprefix('rlve/')}.py"))


def oracle_accepts(id: str, instance: dict[str, Any], text: str) -> bool:
    try:
        return bool(oracle(id)["accepts"](instance, text))
    except (ValueError, IndexError, KeyError, ZeroDivisionError):
        return False


def mutations(text: str) -> set[str]:
    """Nearby answers: numbers one more and one less; words, letters and lines dropped, doubled or swapped."""
    mutated = set()
    for match in re.finditer(r"-?\d+", text):
        for change in (-1, 1):
            changed = str(int(match[0]) + change)
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


def test_the_index_is_current() -> None:
    written = (ROOT / "envs" / "rlve" / "_index.py").read_text()
    assert written == script()["index"](), "run python scripts/index_rlve.py"
    assert (ROOT / "docs" / "rlve.md").read_text() == script()["page"](), "run python scripts/index_rlve.py"


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
def test_what_an_independent_oracle_says(id: str) -> None:
    env, levels = envs.make(id), oracle(id).get("LEVELS", (0, 2, 5, 10))
    others: list[str] = []
    for number in range(32):
        problem = env.problem(seed=number // len(levels), difficulty=levels[number % len(levels)])
        instance, text = problem.instance, answer_of(problem)
        assert oracle_accepts(id, instance, text), (problem, text)
        changed = sorted(mutations(text))
        others = [*others, text][-OTHERS:]
        for other in [*others, *Random(number).sample(changed, min(len(changed), MUTATIONS))]:
            verdict = problem.score(f"<answer>{other}</answer>")
            assert verdict.correct == oracle_accepts(id, instance, other), (problem, text, other, verdict)
            assert verdict.outcome != "error"
            assert (verdict.partial == 1.0) == verdict.correct


@pytest.mark.parametrize("id", IDS)
def test_problems_travel_as_rows(id: str) -> None:
    problem = envs.make(id, split="test", reward="rlve").problem(seed=11, difficulty=3)
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
def test_digests_are_golden(id: str) -> None:
    env = envs.make(id)
    golden = DIGESTS.get(f"{id}@{env.version}")
    now = {str(level): script()["digest"](id, level) for level in LEVELS}
    assert now == golden, (
        "other problems than before need another version (new ones: run scripts/index_rlve.py)"
    )


def test_digests_in_another_process_with_other_hashes_and_threads() -> None:
    code = (
        "import json, runpy, sys\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "import envs\n"
        "digest = runpy.run_path('scripts/index_rlve.py')['digest']\n"
        "jobs = [(id, level) for level in (20, 2) for id in reversed(envs.list('rlve/*'))]\n"
        "with ThreadPoolExecutor(4) as threads:\n"
        "    print(json.dumps(list(threads.map(lambda job: digest(*job), jobs))))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    jobs = [(id, level) for level in (20, 2) for id in reversed(IDS)]
    expected = [DIGESTS[f"{id}@{envs.make(id).version}"][str(level)] for id, level in jobs]
    assert json.loads(done.stdout) == expected


@pytest.mark.parametrize("id", IDS)
def test_hostile_answers_are_judged_and_never_run(
    id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    problem = envs.make(id, reward="rlve").problem(seed=5, difficulty=2)
    for text in HOSTILE:
        verdict = problem.score(f"<answer>{text}</answer>")
        if not (verdict.correct and oracle_accepts(id, problem.instance, text.strip())):
            assert verdict.outcome in {"wrong", "suboptimal", "invalid", "unparsable", "missing"}, (
                text,
                verdict,
            )
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
def test_low_levels_have_many_problems_and_no_constant_answer(id: str) -> None:
    env = envs.make(id)
    if "FEW_PROBLEMS" not in oracle(id):
        assert len({env.problem(seed=seed).prompt for seed in range(150)}) >= 50
    answers = Counter(answer_of(env.problem(seed=seed, difficulty=2)) for seed in range(100))
    assert answers.most_common(1)[0][1] <= (100 if "CONSTANT" in oracle(id) else 40)


@pytest.mark.parametrize("id", IDS)
def test_the_top_level_is_bounded(id: str) -> None:
    env = envs.make(id)
    top = env.max_difficulty
    assert top is not None and top >= 20
    for seed in SEEDS:
        problem = env.problem(seed=seed, difficulty=top)
        assert len(problem.prompt) < 20_000 and len(answer_of(problem)) < 4_000
        assert problem.score(problem.reference()).correct
    above = env.problem(seed=0, difficulty=top + 1_000)
    assert above.row["difficulty"] == top and above == env.problem(seed=0, difficulty=top)


@pytest.mark.parametrize("id", IDS)
def test_the_prompt_shows_what_judges_and_how_to_answer(id: str) -> None:
    env = envs.make(id)
    shown = set(inspect.signature(env.task.prompt).parameters)
    judged_by = list(inspect.signature(env.task.value).parameters)[1:] if env.task.reward.needs_value else []
    assert set(judged_by) <= shown
    problems = [env.problem(seed=seed, difficulty=level) for level in (1, 7) for seed in SEEDS]
    assert all("<answer> and </answer>" in problem.prompt.splitlines()[-1] for problem in problems)
