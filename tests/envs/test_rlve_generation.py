"""What every RLVE task generates: the same everywhere, many problems, bounded, no answer right too often.

SOAK=1 takes more problems, all levels, and processes with other hash seeds and more threads.
"""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import envs

Oracle = dict[str, Any]

SOAK = bool(os.environ.get("SOAK"))
pytestmark = pytest.mark.timeout(3600 if SOAK else 300)
ROOT = Path(__file__).resolve().parents[2]
DIGESTS = json.loads((ROOT / "tests" / "envs" / "digests.json").read_text())
IDS = envs.list("rlve/*")
LEVELS = (0, 2, 5, 10, 20)
SEEDS = range(5)

DISTINCT = 50
"""At least so many different prompts must be among the first 1,000 seeds of level 0."""
FIXED = ("0", "1", "-1", "2", "3", "YES", "NO", "none")
FREQUENT = 12 if SOAK else 3
"""How many of the most frequent references are tried on all problems, where many answers may be right."""
DRAWN = 200 if SOAK else 100
SHARE = 0.3
"""No answer may be right on a larger share of the problems of a level, from level 2 on."""
DEADLINE = 10.0
"""Seconds of CPU for a problem with its prompt, and for solving and scoring it."""
HASHES = ("0", "4711") if SOAK else ("4711",)

ELSEWHERE = """
import json, runpy, sys
from concurrent.futures import ThreadPoolExecutor

import envs

digest = runpy.run_path("scripts/index_rlve.py")["digest"]
others, threads, *levels = map(int, sys.argv[1:])
ids = envs.list("rlve/*")
for number in range(others):
    problem = envs.make(ids[number % len(ids)]).problem(seed=100 + number, difficulty=number % 7)
    problem.score(problem.reference())
jobs = [(id, level) for level in levels for id in reversed(ids)]
with ThreadPoolExecutor(threads) as pool:
    print(json.dumps(list(pool.map(lambda job: digest(*job), jobs))))
"""


@cache
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "index_rlve.py"))


def test_the_index_is_current() -> None:
    written = (ROOT / "envs" / "rlve" / "_index.py").read_text()
    assert written == script()["index"](), "run python scripts/index_rlve.py"
    assert (ROOT / "docs" / "rlve.md").read_text() == script()["page"](), "run python scripts/index_rlve.py"


@pytest.mark.parametrize("id", IDS)
def test_digests_are_golden(id: str) -> None:
    env = envs.make(id)
    golden = DIGESTS.get(f"{id}@{env.version}")
    now = {str(level): script()["digest"](id, level) for level in LEVELS}
    assert now == golden, (
        "other problems than before need another version (new ones: run scripts/index_rlve.py)"
    )


@pytest.mark.parametrize("hashes", HASHES)
def test_digests_in_another_process_with_other_hashes_and_threads(hashes: str) -> None:
    others, threads, levels = (1_000, 8, (20, 10, 5, 2, 0)) if SOAK else (0, 4, (20, 2))
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, *map(str, (others, threads, *levels))],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hashes, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    jobs = [(id, level) for level in levels for id in reversed(IDS)]
    expected = [DIGESTS[f"{id}@{envs.make(id).version}"][str(level)] for id, level in jobs]
    assert json.loads(done.stdout) == expected


@pytest.mark.parametrize("id", IDS)
def test_level_0_has_many_problems(id: str, oracle_of: Callable[[str], Oracle]) -> None:
    env, prompts = envs.make(id), set[str]()
    for seed in range(1_000):
        prompts.add(env.problem(seed=seed).prompt)
        if len(prompts) == DISTINCT:
            break
    assert (len(prompts) < DISTINCT) == ("FEW_PROBLEMS" in oracle_of(id)), f"{len(prompts)} in 1,000 seeds"


@pytest.mark.parametrize("id", IDS)
def test_no_answer_is_right_too_often(id: str, oracle_of: Callable[[str], Oracle]) -> None:
    env = envs.make(id)
    for level in (2, 5, 10) if SOAK else (2,):
        problems = [env.problem(seed=seed, difficulty=level) for seed in range(DRAWN)]
        references = Counter(problem.reference() for problem in problems)
        frequent = references.most_common(1 if "exact" in envs.spec(id).tags else FREQUENT)
        for text in (*(text for text, _ in frequent), *(f"<answer>{text}</answer>" for text in FIXED)):
            share = sum(problem.score(text).correct for problem in problems) / DRAWN
            assert share <= SHARE or "CONSTANT" in oracle_of(id), f"level {level}: {text} in {share:.0%}"


@pytest.mark.parametrize("id", IDS)
def test_every_level_is_bounded(id: str) -> None:
    env = envs.make(id)
    top = env.max_difficulty
    assert top is not None and top >= 20
    for level in (*range(21), top) if SOAK else (top,):
        for seed in range(3):
            began = time.process_time()
            problem = env.problem(seed=1_000 + seed, difficulty=level)
            made = time.process_time()
            reference = problem.reference()
            assert problem.score(reference).correct
            assert made - began < DEADLINE and time.process_time() - made < DEADLINE
            assert len(problem.prompt) < 20_000 and len(reference) < 4_000
    above = env.problem(seed=0, difficulty=top + 1_000)
    assert above.row["difficulty"] == top and above == env.problem(seed=0, difficulty=top)
