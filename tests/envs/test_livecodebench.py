"""LiveCodeBench: editions and windows, files and caches in the hub's layout, metrics, the command."""

from __future__ import annotations

import base64
import json
import pickle
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

import envs
from envs.code.livecodebench import OFFICIAL, SET
from envs.code.seed import load
from envs.env import Problem
from envs.sources import DataError

ROOT = Path(__file__).resolve().parents[2]


def row(number: int, month: str, difficulty: str = "easy", functional: bool = False) -> dict[str, Any]:
    kind = "functional" if functional else "stdin"
    tests = [{"input": str(n), "output": str(2 * n), "testtype": kind} for n in (3, 8)]
    packed = base64.b64encode(zlib.compress(pickle.dumps(json.dumps(tests[1:])))).decode()
    return {
        "question_title": f"Problem {number}",
        "question_content": "Double the number.",
        "platform": "atcoder",
        "question_id": f"q{number:03}",
        "contest_id": "c",
        "contest_date": f"{month}-17T00:00:00",
        "starter_code": "class Solution:\n    def double(self, n: int) -> int:" if functional else "",
        "difficulty": difficulty,
        "public_test_cases": json.dumps(tests[:1]),
        "private_test_cases": packed,
        "metadata": json.dumps({"func_name": "double" if functional else None}),
    }


ROWS = [
    row(1, "2024-12"),
    row(2, "2025-02"),
    row(3, "2025-03", "hard", functional=True),
    row(4, "2025-05"),
    row(5, "2025-06"),
]


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    return path


def ids(env: Any) -> list[str]:
    return [r["question_id"] for r in env.rows]


def test_official_edition_is_the_reports_window(tmp_path: Path) -> None:
    file = str(write(tmp_path / "lcb.jsonl", ROWS))
    env: Any = envs.make("code/livecodebench", data=file)
    assert (env.edition, ids(env)) == ("official", ["q002", "q003", "q004"])
    same: Any = envs.make("code/livecodebench", data=file, edition=OFFICIAL)
    assert (ids(same), same.fingerprint) == (ids(env), env.fingerprint)
    later: Any = envs.make("code/livecodebench", data=file, edition="v6:2025-05..2025-06")
    assert (later.edition, ids(later)) == ("v6:2025-05..2025-06", ["q004", "q005"])
    assert later.fingerprint != env.fingerprint
    problem = later.problem(index=1)
    assert Problem.from_row(problem.row, data=file) == problem


def test_public_and_private_tests_count_in_both_kinds(tmp_path: Path) -> None:
    env = envs.make("code/livecodebench", data=str(write(tmp_path / "lcb.jsonl", ROWS)))
    printed, called = env.problem(index=0), env.problem(index=1)
    good = printed.score("```python\nprint(2 * int(input()))\n```")
    assert good.correct and good.detail["total"] == 2
    assert good.detail["metrics"] == {"difficulty easy": [1, 1], "month 2025-02": [1, 1]}
    public_only = printed.score("```python\nprint(6)\n```")
    assert public_only.outcome == "wrong" and public_only.detail["test"] == 1
    assert public_only.detail["metrics"] == {"difficulty easy": [0, 1], "month 2025-02": [0, 1]}
    assert "class Solution" in called.prompt
    method = "```python\nclass Solution:\n    def double(self, n):\n        return 2 * n\n```"
    assert called.score(method).correct
    assert not called.score(method.replace("2 * n", "6")).correct


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("v7:2025-02..2025-05", "has no edition 'v7"),
        ("2025", "any window of months"),
        ("v6:2031-01..2031-02", "no problem from 2031-01"),
    ],
)
def test_editions_that_do_not_exist(edition: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=said):
        envs.make("code/livecodebench", data=str(write(tmp_path / "lcb.jsonl", ROWS)), edition=edition)


def test_cache_is_read_up_to_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub's layout: release vN is the first N files; a cache that lacks one of them does not count."""
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.delenv("ENVS_DATA_DIR", raising=False)
    folder = tmp_path / "hub" / f"datasets--{SET.hub.replace('/', '--')}" / "snapshots" / "abc"
    for place, part in enumerate((ROWS[:2], ROWS[2:3], ROWS[3:]), 1):
        write(folder / f"test{place if place > 1 else ''}.jsonl", part)
    two: Any = envs.make("code/livecodebench", edition="v2:2024-01..2025-12")
    assert ids(two) == ["q001", "q002", "q003"]
    with pytest.raises(DataError, match="was not found"):
        envs.make("code/livecodebench", edition="v6:2024-01..2025-12")
    own: Any = envs.make("code/livecodebench")
    assert (own.edition, len(own)) == ("own", 12)


def test_embedded_edition_is_whole_and_right(monkeypatch: pytest.MonkeyPatch) -> None:
    env: Any = envs.make("code/livecodebench", edition="own")
    assert len(env) == 12 and {r["difficulty"] for r in env.rows} == {"easy", "medium", "hard"}
    for index in (0, 11):
        problem = env.problem(index=index)
        seed = load(env.rows[index]["question_id"])
        assert problem.score(f"```python\n{seed.source('reference.py')}```").correct
        assert not problem.score("```python\nprint(0)\n```").correct


def test_a_file_in_this_schema_is_a_problem_set_too(tmp_path: Path) -> None:
    env = envs.make("code/competitive", data=str(write(tmp_path / "lcb.jsonl", ROWS)))
    assert env.size == 5
    assert env.problem(index=0).score("```python\nprint(2 * int(input()))\n```").correct


def test_unreadable_private_tests_are_an_error_not_a_zero(tmp_path: Path) -> None:
    broken = ROWS[1] | {"private_test_cases": base64.b64encode(zlib.compress(pickle.dumps(print))).decode()}
    env = envs.make("code/livecodebench", data=str(write(tmp_path / "lcb.jsonl", [broken])))
    verdict = env.problem(index=0).score("```python\nprint(1)\n```")
    assert (verdict.outcome, verdict.reward) == ("error", None)
    assert "q002" in verdict.detail["why"]


def test_command_runs_offline_on_the_embedded_model(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    arguments = "--bench livecodebench --edition own --limit 1 --ttc single,rsa --k 2 --N 2 --C 2 --final 24"
    command = [sys.executable, "-m", "harness.run", *arguments.split(), "--out", str(tmp_path / "run")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    assert "livecodebench (edition own): nano, 1 problems" in told and "single 0.0%" in told
