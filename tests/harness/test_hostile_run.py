"""A run whose model, answers and folder are hostile: whatever is shown of it is text."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness import compare, rescore, run
from harness.report import render
from harness.store import to_frame

Simulate = Callable[..., Any]
EVIL = "\x1b[2J\x1b]0;owned\x07\u202e\x00\x9b31m|`<script>\\input{x}=cmd()"


@pytest.fixture
def folder(simulate: Simulate, tmp_path: Path) -> Path:
    """Answers with escapes, a NUL, a lone surrogate, a megabyte in one line; a name with escapes, too."""
    said = [
        f"<answer>{EVIL}\ud800</answer>",
        "<answer>" + "9" * 2**20 + "</answer>",
        EVIL,
        f"{EVIL}</think>{EVIL}",
    ]
    made, _ = simulate(limit=1, k=4, engine={"tell": lambda prompt, rng: (EVIL, said.pop())}, final=1_000)
    target = tmp_path / "evil\x1b[2J\u202e|=x"
    shutil.move(made.folder, target)
    manifest = json.loads((target / "run.json").read_text())
    manifest["settings"]["model"] = EVIL
    manifest["name"] = target.name
    (target / "run.json").write_text(json.dumps(manifest))
    return target


def harmless(shown: str) -> bool:
    return all(c.isprintable() or c == "\n" for c in shown) and max(map(len, shown.split("\n"))) < 2_000


def test_the_report_is_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(to_frame(folder)) == 4
    render(folder)
    shown = capsys.readouterr().out
    assert harmless(shown) and r"\x1b[2J" in shown


def test_flips_are_text(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from envs.procedural import TaskProblem
    from verifiers.verdict import correct

    monkeypatch.setattr(TaskProblem, "judge", lambda self, text, in_reasoning: correct(text[:3_000_000]))
    assert rescore.main([str(folder), "--write"]) == 1
    shown = capsys.readouterr()
    assert harmless(shown.out) and harmless(shown.err) and r"\x1b[2J" in shown.out
    assert rescore.main([str(folder), "--json"]) == 1
    shown_json = capsys.readouterr().out
    assert shown_json.isascii() and all(c.isprintable() or c == "\n" for c in shown_json)
    assert any("\x1b[2J" in flip["answer"] for flip in json.loads(shown_json)["flips"])


def test_a_comparison_is_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main([str(folder), str(folder)]) == 0
    assert harmless(capsys.readouterr().out)
    (folder / "run.sqlite").unlink()
    assert compare.main([str(folder), str(folder)]) == 2
    said = capsys.readouterr().err
    assert harmless(said) and said.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--bench", f"rlve/{EVIL}"],
        ["--bench", "rlve/sorting", "--ttc", EVIL],
        ["--bench", "rlve/sorting", "--model", f"{EVIL}"],
        ["--bench", "aime25", "--data", EVIL],
        ["--bench", "rlve/sorting", "--levels", EVIL],
        [EVIL],
    ],
)
def test_a_complaint_is_text(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(arguments) == 2
    assert harmless(capsys.readouterr().err)
