"""Two runs side by side: paired on their common questions, refused where they were asked different things."""

from __future__ import annotations

import importlib
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.compare import main
from harness.stats import paired
from harness.store import to_frame

Simulate = Callable[..., Any]


def made(simulate: Simulate, name: str, skill: float, limit: int = 8, **options: Any) -> Path:
    options = {"final": 40, "k": 4, **options}
    run, _ = simulate(name=name, limit=limit, engine={"skill": skill}, **options)
    return run.folder


def change(folder: Path, statement: str) -> None:
    database = sqlite3.connect(folder / "run.sqlite")
    database.execute(statement)
    database.commit()
    database.close()


def test_common_questions_are_paired(simulate: Simulate, capsys: pytest.CaptureFixture[str]) -> None:
    before = made(simulate, "before", 0.2)
    after = made(simulate, "after", 0.9, limit=6, k=8)
    assert main([str(before), str(after), "--json"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)["pairs"]
    scores = [to_frame(f).groupby("problem", sort=False)["correct"].mean() for f in (before, after)]
    scores[0] = scores[0].loc[scores[1].index]
    expected = paired(list(scores[1]), list(scores[0]), samples=(8, 4))
    assert pair["questions"] == 6 and pair["arm"] == "single" and pair["edition"] == "v1"
    assert pair["difference"]["estimate"] == pytest.approx(expected.estimate) and expected.estimate > 0.3
    assert (pair["difference"]["low"], pair["difference"]["p"]) == pytest.approx((expected.low, expected.p))
    assert pair["before"]["estimate"] == pytest.approx(scores[0].mean())
    assert main([str(before), str(after)]) == 0
    table = capsys.readouterr().out
    assert f"{100 * expected.estimate:+.1f} [{100 * expected.low:+.1f}, " in table
    assert "k=4" in table and "k=8" in table and "second - first" in table


def test_a_run_does_not_differ_from_itself(simulate: Simulate, capsys: pytest.CaptureFixture[str]) -> None:
    run = made(simulate, "one", 0.5, ttc="single,rsa", N=2, C=1, T=1, beta=30, tau=6)
    assert main([str(run), str(run), "--json"]) == 0
    pairs = json.loads(capsys.readouterr().out)["pairs"]
    assert [p["arm"] for p in pairs] == ["single", "rsa"]
    for pair in pairs:
        d = pair["difference"]
        assert d["estimate"] == 0 and d["p"] == 1 and d["low"] < 0 < d["high"]


@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        (
            "UPDATE problems SET prompt = prompt || ' Think.'",
            ["ask other questions under the name rlve/sorting", "fingerprint"],
        ),
        ("UPDATE problems SET edition = 'v7'", ["other editions of rlve/sorting", "is v1 in", "and v7 in"]),
        ("UPDATE problems SET problem = problem || 'x'", ["no question of rlve/sorting in common"]),
    ],
)
def test_other_questions_are_refused(
    simulate: Simulate, capsys: pytest.CaptureFixture[str], statement: str, sentences: list[str]
) -> None:
    one, other = made(simulate, "one", 0.5, limit=2), made(simulate, "other", 0.5, limit=2)
    change(other, statement)
    assert main([str(one), str(other)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("error: ") and said.err.count("\n") == 1
    assert all(sentence in said.err for sentence in sentences), said.err


def test_nothing_in_common_is_refused(simulate: Simulate, capsys: pytest.CaptureFixture[str]) -> None:
    sorting = made(simulate, "sorting", 0.5, limit=2)
    josephus = made(simulate, "josephus", 0.5, limit=2, bench="rlve/josephus")
    long = made(simulate, "long", 0.5, limit=2, ttc="long", T=1, beta=30, tau=6)
    for other, sentence in ((josephus, "no benchmark in common"), (long, "no arm in common")):
        assert main([str(sorting), str(other)]) == 2
        assert sentence in capsys.readouterr().err
    assert main([str(sorting), "nowhere"]) == 2
    assert "nowhere is not a run folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "module", ["harness.run", "harness.compare", "harness.rescore", "leaderboards.__main__"]
)
def test_every_command_complains_about_its_options_in_one_sentence(
    module: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert importlib.import_module(module).main(["--no-such-option", "x", "y"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("error: ") and said.err.count("\n") == 1
    assert "--no-such-option" in said.err and "--help shows the options" in said.err
