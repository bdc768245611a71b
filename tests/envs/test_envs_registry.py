"""Ids, versions, registration by other packages, and what importing costs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import envs
from envs import registry
from envs.env import Env
from envs.formats import integer
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("torch", "sympy", "numpy", "pandas", "scipy", "openai", "datasets", "transformers", "math_verify")


@pytest.fixture(autouse=True)
def nothing_stays_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these tests register would turn up in other tests' hints and lists."""
    monkeypatch.setattr(registry, "_registered", dict(registry._registered))


class Double(Task):
    """A task of another package."""

    ladder = Ladder(most=step(10, 10), top=4)
    answer = integer("twice the number")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"number": rng.randint(1, most)}

    def prompt(self, number: int) -> str:
        return f"Double this number: {number}"

    def solve(self, number: int) -> int:
        return 2 * number


def in_new_process(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a folder, whose packages come before ours."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("typo", "meant"),
    [("rlve/sortin", "rlve/sorting"), ("rlve/jospehus", "rlve/josephus"), ("sorting", "rlve/sorting"),
     ("RLVE/Sorting", "rlve/sorting"), ("math/aime_25", "math/aime25"), ("rlve/lcmm@1", "rlve/lcm")],
)  # fmt: skip
def test_unknown_ids_name_the_closest(typo: str, meant: str) -> None:
    with pytest.raises(envs.UnknownEnvironment, match=meant):
        envs.make(typo)


def test_ids_with_nothing_close_point_to_the_list() -> None:
    with pytest.raises(envs.UnknownEnvironment, match=r"envs\.list"):
        envs.spec("qqq/zzzzzzzz")


def test_versions_are_pinned() -> None:
    assert envs.make("rlve/sorting@1").version == 1
    with pytest.raises(envs.VersionMismatch, match="rlve/sorting@1"):
        envs.make("rlve/sorting@999")


def test_list_matches_globs_and_is_sorted() -> None:
    every = envs.list()
    assert every == sorted(every) and "math/aime25" in every
    assert envs.list("rlve/*") == [id for id in every if id.startswith("rlve/")]
    assert envs.list("rlve/l?m") == ["rlve/lcm"]
    assert envs.list("nothing/*") == []


def test_spec_says_what_the_task_says() -> None:
    spec = envs.spec("rlve/josephus")
    assert (spec.max_difficulty, spec.group) == (40, "simulation_data_structures")
    assert envs.make("rlve/josephus").max_difficulty == 40


@pytest.mark.parametrize(
    "bad", [{"split": "tset"}, {"reward": "dense"}, {"data": "x.jsonl"}, {"edition": "own"}]
)
def test_arguments_that_do_not_exist_are_refused(bad: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="|".join((*bad, *bad.values()))):
        envs.make("rlve/sorting", **bad)  # type: ignore[arg-type]


def test_other_packages_register_theirs() -> None:
    envs.register("ours/double", f"{__name__}:Double")
    envs.register("ours/double", f"{__name__}:Double")
    with pytest.raises(ValueError, match="already registered"):
        envs.register("ours/double", "elsewhere:Double")
    with pytest.raises(ValueError, match="already registered"):
        envs.register("rlve/sorting", "elsewhere:Sorting")
    assert "ours/double" in envs.list("ours/*")


def test_an_entry_is_a_task_or_a_maker_and_loads_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "late_package.py").write_text(
        "from envs.procedural import TaskEnv\n"
        "from envs.rlve.sorting_permutation.sorting import Sorting\n"
        "def maker(spec, split, reward, data, size='small'):\n"
        "    env = TaskEnv(spec, Sorting(), split, reward)\n"
        "    env.made_with = (data, size)\n"
        "    return env\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    envs.register("late/sorting", "late_package:Sorting")
    envs.register("late/made", "late_package:maker")
    envs.register("late/missing", "late_package:Nothing")
    assert "late_package" not in sys.modules
    sorting = envs.make("late/sorting")
    assert sorting.max_difficulty == 40
    problem = sorting.problem(seed=3, difficulty=2)
    assert problem.prompt != envs.make("rlve/sorting").problem(seed=3, difficulty=2).prompt
    assert envs.Problem.from_row(problem.row) == problem
    made = envs.make("late/made", data="file", size="large")
    assert isinstance(made, Env) and made.made_with == ("file", "large")  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="late/missing"):
        envs.make("late/missing")
    with pytest.raises(ValueError, match="rlve/\\*"):
        envs.make("late/sorting", reward="rlve")


def test_a_stale_registration_is_named() -> None:
    envs.register("stale/sorting", "envs.rlve.sorting_permutation.sorting:Sorting", version=7)
    with pytest.raises(RuntimeError, match="stale/sorting is registered with version 7"):
        envs.make("stale/sorting")


def test_a_task_must_say_everything() -> None:
    with pytest.raises(TypeError, match="does not say its ladder"):
        type("NoLadder", (Double.__mro__[1],), {"generate": 0, "prompt": 0, "solve": 0})


def test_importing_and_listing_load_nothing_heavy_and_one_task_at_a_time(tmp_path: Path) -> None:
    done = in_new_process(
        "import sys, envs\n"
        "first = set(sys.modules)\n"
        "envs.list(); envs.spec('rlve/lcm'); env = envs.make('rlve/sorting')\n"
        "env.problem(seed=1).score('<answer>1 2 3</answer>')\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
        "tasks = [name for name in sys.modules if name.startswith('envs.rlve.') and name.count('.') == 3]\n"
        "print(tasks)\n"
        "print('envs.env' in first)\n",
        tmp_path,
    )
    assert done.stdout.splitlines() == ["[]", "['envs.rlve.sorting_permutation.sorting']", "False"], (
        done.stderr
    )


@pytest.mark.parametrize("already_imported", [False, True])
def test_a_foreign_package_of_the_same_name_is_refused(tmp_path: Path, already_imported: bool) -> None:
    (tmp_path / "verifiers").mkdir()
    (tmp_path / "verifiers" / "__init__.py").write_text("")
    info = tmp_path / "verifiers-0.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: verifiers\nVersion: 0.1\n")
    (info / "top_level.txt").write_text("verifiers\n")
    first = "import verifiers\n" if already_imported else ""
    done = in_new_process(f"{first}import envs", tmp_path)
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("ImportError") and "the distribution 'verifiers'" in last and str(tmp_path) in last
