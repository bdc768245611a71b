"""Stored completions judged again: nothing changes by itself, every flip is told, the run stays as it was."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.report import as_dict, render
from harness.rescore import main
from harness.store import read_manifest, to_frame

Simulate = Callable[..., Any]
SMALL = {"N": 3, "C": 2, "T": 1, "beta": 40, "tau": 20, "final": 40, "k": 4}


@pytest.fixture
def folder(simulate: Simulate) -> Path:
    run, _ = simulate(ttc="single,majority,rsa", limit=3, **SMALL)
    return run.folder


def generous(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verifiers of tomorrow: the simulated wrong answer is right."""
    from envs.procedural import TaskProblem
    from verifiers.verdict import correct

    judge = TaskProblem.judge

    def today(self: Any, text: str, in_reasoning: bool) -> Any:
        return correct("-987654321") if "-987654321" in text else judge(self, text, in_reasoning)

    monkeypatch.setattr(TaskProblem, "judge", today)


def contents(folder: Path) -> dict[str, str]:
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("run.json", "run.sqlite")
    }


def test_unchanged_verifiers_give_the_same_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(folder)
    render(folder)
    table = capsys.readouterr().out
    assert main([str(folder)]) == 0
    said, _, again = capsys.readouterr().out.partition("\n\n")
    assert again == table
    assert re.fullmatch(r"\d+ completions judged again, 0 verdicts flipped", said)
    assert main([str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["flips"] == [] and found["report"] == json.loads(json.dumps(as_dict(folder)))
    assert contents(folder) == before


def test_every_flip_is_told_and_counted(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    frame = to_frame(folder)
    voters = ~(frame["is_final"] & (frame["arm"] == "majority"))
    expected = frame[voters & (frame["end"] == "wrong") & frame["text"].str.contains("-987654321")]
    assert len(expected) > 5
    generous(monkeypatch)
    assert main([str(folder), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    flips = {(f["problem"], f["arm"], f["sample"]) for f in found["flips"]}
    assert flips == {
        (row.problem, row.arm, f"pass {row.passno} round {row.round} candidate {row.candidate}")
        for row in expected.itertuples()
    }
    assert {(f["old"], f["new"], f["answer"]) for f in found["flips"]} == {("wrong", "correct", "-987654321")}
    single = next(row for row in found["report"]["rows"] if row["arm"] == "single")
    now = frame[(frame["arm"] == "single")]
    right = now["correct"] | now["text"].str.contains("-987654321")
    assert single["avg"]["estimate"] == pytest.approx(right.groupby(now["problem"]).mean().mean())
    assert main([str(folder)]) == 1
    assert "wrong -> correct  answer -987654321" in capsys.readouterr().out
    assert contents(folder) == before


def test_the_vote_is_counted_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tomorrow all answers are one and the same, so each voter is in the first voter's class."""
    from envs.procedural import TaskProblem

    monkeypatch.setattr(TaskProblem, "same", lambda self, a, b: True)
    assert main([str(folder), "--write"]) == 0
    frame = to_frame(tmp_path / "run-rescored")
    voters = frame[(frame["arm"] == "majority") & ~frame["is_final"]]
    assert (voters.groupby("problem")["vote_class"].nunique() == 1).all()
    elected = frame[(frame["arm"] == "majority") & frame["is_final"]].set_index("problem")
    first = voters.dropna(subset="vote_class").drop_duplicates("problem").set_index("problem")
    assert elected["text"].to_dict() == first["text"].to_dict()
    assert elected["parents"].map(lambda p: p[0]).to_dict() == first["candidate"].to_dict()


def test_a_kept_copy_stands_beside_the_run(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    generous(monkeypatch)
    assert main([str(folder), "--write"]) == 1
    kept = tmp_path / "run-rescored"
    assert contents(folder) == before
    manifest = read_manifest(kept)
    assert manifest["rescored"]["of"] == "run" and manifest["name"] == "run-rescored"
    assert manifest["settings"] == read_manifest(folder)["settings"]
    assert as_dict(kept)["rows"][0]["avg"]["estimate"] > as_dict(folder)["rows"][0]["avg"]["estimate"]
    assert list(to_frame(kept)["text"]) == list(to_frame(folder)["text"])
    capsys.readouterr()
    assert main([str(folder), "--write"]) == 2
    assert "run-rescored exists already" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["run", "run-rescored"]


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        ("UPDATE problems SET row = replace(row, '\"version\": ', '\"version\": 99')", "is not available"),
        ("UPDATE problems SET row = replace(row, 'rlve/sorting', 'rlve/sortin')", "sortin"),
        ("UPDATE problems SET row = 'null'", "did not keep its row"),
    ],
)
def test_a_problem_that_cannot_be_rebuilt_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], break_it: str, sentence: str
) -> None:
    database = sqlite3.connect(folder / "run.sqlite")
    database.execute(break_it)
    database.commit()
    database.close()
    assert main([str(folder)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    assert said.err.startswith("error: problem rlve/sorting/d3s") and sentence in said.err


def test_no_run_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "is not a run folder" in capsys.readouterr().err


@pytest.mark.parametrize("module", ["harness.rescore", "harness.compare"])
def test_help_loads_nothing_heavy(module: str) -> None:
    code = (
        f"import sys, {module} as m\nm.parser().format_help()\n"
        "print([n for n in ('torch', 'pandas', 'numpy', 'scipy', 'rich', 'sympy') if n in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
