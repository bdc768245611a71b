"""What holds for every made family of competition problems: right references and judgements, as an
independent oracle says; the same problems everywhere; many problems; bounded levels; no frequent answer.

The oracles in tests/oracles_math are written from the prompts alone. SOAK=1 takes more problems and levels.
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
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest

import envs
from envs.math._index import FAMILIES

Oracle = dict[str, Any]

SOAK = bool(os.environ.get("SOAK"))
pytestmark = pytest.mark.timeout(3600 if SOAK else 300)
ROOT = Path(__file__).resolve().parents[2]
RLVE = runpy.run_path(str(Path(__file__).with_name("test_rlve_conformance.py")))
"""The helpers of the RLVE tasks' tests: mutations of answers, hostile answers, travel as rows."""
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "index_math.py"))
DIGESTS = json.loads((ROOT / "tests" / "envs" / "digests_math.json").read_text())
IDS = [id for id in envs.list("math/*") if "stored" not in envs.spec(id).tags]
LEVELS = (0, 2, 5, 10, 20)
SEEDS = range(20 if SOAK else 5)
JUDGED = 96 if SOAK else 32
MUTATIONS = 24 if SOAK else 12
DISTINCT = 50
DRAWN = 200 if SOAK else 100
SHARE = 0.3
FIXED = ("0", "1", "-1", "2", "3", "1/2", "none")
DEADLINE = 10.0

ELSEWHERE = """
import json, runpy, sys
digest = runpy.run_path("scripts/index_math.py")["digest"]
print(json.dumps([digest(id, int(level)) for id in sys.argv[2:] for level in sys.argv[1].split(",")]))
"""


@pytest.fixture(scope="session")
def oracle_of() -> Callable[[str], Oracle]:
    """The names of a family's oracle: `accepts`, and LEVELS where its brute force is fast enough."""
    oracles = ROOT / "tests" / "oracles_math"
    return cache(lambda id: runpy.run_path(str(oracles / f"{id.removeprefix('math/')}.py")))


def test_the_index_says_what_the_files_say() -> None:
    files = {
        path.stem: path.parent.name
        for path in (ROOT / "envs" / "math").glob("*/*.py")
        if not path.stem.startswith("_")
    }
    assert {name: field for field, name, *_ in FAMILIES} == files
    assert {path.stem for path in (ROOT / "tests" / "oracles_math").glob("*.py")} == set(files)
    for field, name, top, description in FAMILIES:
        spec = envs.spec(f"math/{name}")
        assert (import_module(spec.entry.partition(":")[0]).__doc__ or "").splitlines()[0] == description
        assert envs.make(spec.id).max_difficulty == top and spec.tags == (field, "exact")
    page = (ROOT / "docs" / "mathematics_environments.md").read_text()
    assert page == SCRIPT["page"](), "run python scripts/index_math.py"


@pytest.mark.parametrize("id", IDS)
def test_references_are_right_on_every_scale(id: str) -> None:
    for scale in ("binary", "partial"):
        env = envs.make(id, reward=scale)
        for level in LEVELS:
            for seed in SEEDS:
                problem = env.problem(seed=seed, difficulty=level)
                reference = problem.reference()
                for text in (reference, f"<think>\nfirst 1, then 2\n</think>\n{reference}\n"):
                    verdict = problem.score(text)
                    assert (verdict.outcome, verdict.reward, verdict.partial) == ("correct", 1.0, 1.0)


@pytest.mark.parametrize("id", IDS)
def test_what_an_independent_oracle_says(id: str, oracle_of: Callable[[str], Oracle]) -> None:
    env, oracle = envs.make(id), oracle_of(id)
    levels = oracle.get("LEVELS", (0, 2, 5, 10))
    for number in range(JUDGED):
        problem = env.problem(seed=number // len(levels), difficulty=levels[number % len(levels)])
        instance, text = problem.instance, RLVE["answer_of"](problem)
        assert RLVE["accepts"](oracle, instance, text), (problem, text, problem.prompt)
        changed = sorted(RLVE["mutations"](text))
        for other in Random(number).sample(changed, min(len(changed), MUTATIONS)):
            verdict = problem.score(f"<answer>{other}</answer>")
            assert verdict.correct == RLVE["accepts"](oracle, instance, other), (
                problem,
                text,
                other,
                verdict,
            )


@pytest.mark.parametrize("id", IDS)
def test_problems_travel_as_rows(id: str) -> None:
    for level in LEVELS if SOAK else (3,):
        RLVE["check_travel"](envs.make(id, split="test").problem(seed=11, difficulty=level))


@pytest.mark.parametrize("id", IDS)
def test_hostile_and_missing_answers_are_judged_and_never_run(
    id: str, oracle_of: Callable[[str], Oracle], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    problem = envs.make(id).problem(seed=5, difficulty=min(2, max(oracle_of(id).get("LEVELS", (2,)))))
    for text in RLVE["HOSTILE"]:
        verdict = problem.score(f"<answer>{text}</answer>")
        right = RLVE["accepts"](oracle_of(id), problem.instance, text.strip())
        assert verdict.correct == right or verdict.outcome in RLVE["REFUSED"], (text[:100], verdict)
        assert problem.same(text, text)
    for text in ("I do not know.", f"<think> it must be {problem.reference()}"):
        assert problem.score(text).outcome == "missing"
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("id", IDS)
def test_digests_are_golden(id: str) -> None:
    now = {str(level): SCRIPT["digest"](id, level) for level in LEVELS}
    assert now == DIGESTS.get(f"{id}@{envs.make(id).version}"), (
        "other problems than before need another version (new ones: run scripts/index_math.py)"
    )


def test_digests_in_another_process_with_other_hashes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, "20,2", *IDS],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    expected = [DIGESTS[f"{id}@{envs.make(id).version}"][level] for id in IDS for level in ("20", "2")]
    assert json.loads(done.stdout) == expected


@pytest.mark.parametrize("id", IDS)
def test_level_0_has_many_problems(id: str) -> None:
    """Problems that differ in more than their wording."""
    env, instances = envs.make(id), set[str]()
    for seed in range(1_000):
        instance = env.problem(seed=seed).instance
        instances.add(json.dumps({key: value for key, value in instance.items() if key != "wording"}))
        if len(instances) == DISTINCT:
            return
    pytest.fail(f"only {len(instances)} different problems in 1,000 seeds")


@pytest.mark.parametrize("id", IDS)
def test_no_answer_is_right_too_often(id: str) -> None:
    env = envs.make(id)
    for level in (2, 5, 10, 20) if SOAK else (2, 10):
        problems = [env.problem(seed=seed, difficulty=level) for seed in range(DRAWN)]
        [(frequent, _)] = Counter(problem.reference() for problem in problems).most_common(1)
        for text in (frequent, *(f"<answer>{text}</answer>" for text in FIXED)):
            share = sum(problem.score(text).correct for problem in problems) / DRAWN
            assert share <= SHARE, f"level {level}: {text} in {share:.0%}"


@pytest.mark.parametrize("id", IDS)
def test_every_level_is_bounded(id: str) -> None:
    env = envs.make(id)
    top = env.max_difficulty
    assert top is not None and top >= 20
    for level in range(top + 1) if SOAK else (top // 2, top):
        for seed in range(3):
            began = time.process_time()
            problem = env.problem(seed=1_000 + seed, difficulty=level)
            reference = problem.reference()
            assert problem.score(reference).correct
            assert time.process_time() - began < DEADLINE
            assert len(problem.prompt) < 20_000 and len(reference) < 4_000
    above = env.problem(seed=0, difficulty=top + 1_000)
    assert above.row["difficulty"] == top and above == env.problem(seed=0, difficulty=top)


@pytest.mark.parametrize("id", IDS)
def test_every_wording_is_used(id: str) -> None:
    env = envs.make(id)
    wordings = import_module(type(env.task).__module__).WORDINGS
    used = {env.problem(seed=seed).instance["wording"] for seed in range(100)}
    assert used == set(range(len(wordings))) and len(used) > 1


def test_levels_grow_harder_in_size() -> None:
    """No parameter of a ladder shrinks from one level to the next, and the top is above the bottom."""
    for id in IDS:
        ladder = envs.make(id).task.ladder
        for level in range(ladder.top):
            now, after = ladder.parameters(level), ladder.parameters(level + 1)
            assert all(after[name] >= now[name] for name in now), (id, level)
        assert ladder.parameters(ladder.top) != ladder.parameters(0)
