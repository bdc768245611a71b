"""What must stay light: starting anything loads neither torch nor the other heavy libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "torch",
    "numpy",
    "pandas",
    "scipy",
    "sympy",
    "openai",
    "datasets",
    "transformers",
    "math_verify",
    "rich",
)
STARTS = {
    "envs": "import envs; envs.list('*'); envs.make('rlve/sorting').problem(seed=1).prompt",
    "verifiers": "import verifiers",
    "sandbox": "import verifiers.sandbox",
    "zaya": "import zaya",
    "vllm plugin": "import zaya.vllm_plugin",
    "harness": "import harness",
    "leaderboards": "import leaderboards",
    "training": "import training.sft",
}
COMMANDS = ("harness.run", "leaderboards", "envs", "training.sft", "verifiers.sandbox")
REPORT = "import sys; print([name for name in {heavy!r} if name in sys.modules])"


def loaded(code: str) -> str:
    script = f"{code}\n{REPORT.format(heavy=HEAVY)}"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return result.stdout.splitlines()[-1]


@pytest.mark.parametrize("room", STARTS)
def test_importing_a_room_loads_nothing_heavy(room: str) -> None:
    assert loaded(STARTS[room]) == "[]"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_loads_nothing_heavy(command: str) -> None:
    run = (
        "import runpy, sys\nsys.argv = ['x', '--help']\n"
        f"try:\n    runpy.run_module({command!r}, run_name='__main__')\n"
        "except SystemExit as end:\n    assert not end.code"
    )
    assert loaded(run) == "[]"
