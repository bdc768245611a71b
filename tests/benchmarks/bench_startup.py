"""CPU seconds to start: `import envs` and every `--help` are meant to stay under 0.3.

make bench
"""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

COMMANDS = {
    "import envs": ["-c", "import envs"],
    "harness.run --help": ["-m", "harness.run", "--help"],
    "leaderboards --help": ["-m", "leaderboards", "--help"],
    "envs --help": ["-m", "envs", "--help"],
    "training.sft --help": ["-m", "training.sft", "--help"],
}
LIMIT = 0.3


def cpu_seconds(arguments: list[str]) -> float:
    """User and system time of one fresh interpreter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("name", COMMANDS)
def test_startup(name: str) -> None:
    best = min(cpu_seconds(COMMANDS[name]) for _ in range(5))
    bare = min(cpu_seconds(["-c", "pass"]) for _ in range(5))
    print(f"\n{name}: {best:.3f} s CPU (a bare interpreter: {bare:.3f} s)")
    assert best <= LIMIT
