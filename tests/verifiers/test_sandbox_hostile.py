"""Hostile programs: none escapes, none survives, none holds the harness up or fills its memory.

Each file of tests/verifiers/hostile runs on each backend of this machine, in a process of its own under an
outer cap (see hostile/arena.py); a harmless program follows in a fresh sandbox and has to work.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "hostile"
WALL_S = 2.0
SLACK_S = 1.0
GROWTH_MB = 50

ENDINGS: dict[str, set[str]] = {
    "fork_bomb.py": {"time"},
    "fork_bomb.cpp": {"time"},
    "big_bytearray.py": {"memory"},
    "mapped_growth.cpp": {"memory", "runtime_error", "time"},
    "fill_the_disk.py": {"ok", "memory"},
    "eight_hogs.py": {"memory", "runtime_error", "time"},
    "busy_loop.py": {"time"},
    "four_threads.cpp": {"time"},
    "respawning_burner.py": {"time"},
    "sleeper.py": {"time"},
    "stdout_flood.py": {"output"},
    "stderr_flood.cpp": {"output"},
    "silent_sleeper.py": {"time"},
    "read_secrets.py": {"ok"},
    "network.py": {"ok"},
    "kill_everyone.py": {"ok", "runtime_error"},
    "trace_parent.py": {"ok"},
    "write_everywhere.py": {"ok"},
    "daemon.py": {"ok", "runtime_error"},
    "odd_files.py": {"ok"},
    "huge_file.py": {"ok"},
    "unread_input.py": {"output"},
    "deep_recursion.py": {"memory", "runtime_error", "time"},
    "deep_recursion.cpp": {"memory", "runtime_error", "time"},
    "exit_tricks.py": {"ok"},
    "stop_self.py": {"time", "runtime_error"},
    "binary_output.py": {"ok"},
    "environment.py": {"ok"},
    "become_root.py": {"ok"},
    "kernel_surface.py": {"ok"},
    "kernel_files.py": {"ok"},
    "descriptors.py": {"ok"},
    "many_files.py": {"ok", "time", "memory", "runtime_error"},
    "deaf.py": {"time"},
}
"""How each program ends; a tier that refuses a second process, or any file, ends some of them earlier."""


def test_every_program_of_the_folder_is_tried() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} - {"arena.py"} == set(ENDINGS)


@pytest.mark.parametrize("name", ENDINGS)
def test_a_hostile_program_is_contained(arena: Any, name: str) -> None:
    report = arena(name)
    assert "failed" not in report, report
    assert report["status"] in ENDINGS[name], report
    assert "ESCAPED" not in report["stdout"], report["stdout"]
    assert report["harm"] == []
    assert report["survivors"] == [] and report["after_close"] == []
    assert report["growth_mb"] < GROWTH_MB
    assert report["wall_s"] - report["waited_s"] < WALL_S + SLACK_S
    tries = 2 if "retried" in report["flags"] else 1
    assert report["elapsed_s"] - report["waited_s"] < tries * (WALL_S + SLACK_S)
    assert report["after"] == "well\n"


def test_output_stays_what_it_was(arena: Any) -> None:
    report = arena("binary_output.py")
    assert report["stdout"].encode("latin-1") == bytes(range(256)) * 4
    assert "broken" in report["stderr"]


def test_a_flood_is_cut_at_its_limit(arena: Any) -> None:
    assert arena("stdout_flood.py")["stdout_bytes"] == 2**20


def test_the_time_of_all_threads_counts(arena: Any) -> None:
    report = arena("four_threads.cpp")
    assert report["cpu_s"] > 0.5 and "wall" not in report["flags"]


def test_a_daemon_is_noticed_and_ended(arena: Any) -> None:
    report = arena("daemon.py")
    if report["status"] == "ok":  # where a test may have a second process at all
        assert report["stdout"] == "done\n" and "leftovers" in report["flags"]
