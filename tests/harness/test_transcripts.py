"""What a model wrote, as the command shows it: each problem once, each completion with its verdict."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from harness.transcripts import main

Simulate = Callable[..., Any]
SAID = {"none": "\x1b[2Jno idea", "right": "<answer>5 7 8 9 11 12</answer>", "words": "<answer>five</answer>"}


@pytest.fixture
def run(simulate: Simulate) -> Any:
    """Two problems, single and rsa; every third completion has no answer, a wrong one, one of words."""
    said = list(SAID.values())

    def tell(prompt: str, rng: random.Random) -> tuple[str, str]:
        return "hm", said[rng.randrange(3)]

    options = {"N": 3, "C": 2, "T": 1, "beta": 12, "tau": 6, "final": 20, "k": 4}
    return simulate(ttc="rsa", engine={"tell": tell}, **options)[0]


def shown(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[str]:
    assert main([str(a) for a in arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_every_completion_stands_below_its_problem_once(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, run.folder, "--limit", 1000)
    frame = run.frame()
    mine = frame[frame.shared_from.isna()]
    headings = [line for line in lines if line.startswith("---- ")]
    assert sum(line.startswith("==== ") for line in lines) == 2
    assert len(headings) == len(mine) == 2 * (4 + 3 + 3)
    assert lines[-1] == f"{len(mine)} of {len(mine)} completions"
    assert sum("\\x1b[2Jno idea" in line for line in lines) == (mine.end == "no_answer").sum()
    assert not any("\x1b" in line for line in lines), "a terminal is not told to clear itself"
    later = mine[mine["round"] == 1].iloc[0]
    parents = ", ".join(map(str, later.parents))
    assert any(f"rsa: round 1, candidate {later.candidate} from {parents}: " in line for line in headings)
    words = [line for line in headings if "(unparsable)" in line]
    assert len(words) == (mine.outcome == "unparsable").sum() > 0
    assert all("read 'five': 'five' is not an integer" in line for line in words)


def test_what_is_asked_for_is_all_that_is_shown(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    frame = run.frame()
    rsa = frame[(frame.arm == "rsa") & frame.end.isin(["no_answer"])]
    assert 0 < len(rsa) < len(frame)
    lines = shown(capsys, run.folder, "--arm", "rsa", "--end", "no_answer", "--env", "rlve/s*", "--limit", 99)
    headings = [line for line in lines if line.startswith("---- ")]
    assert len(headings) == len(rsa) and all("no_answer (missing)" in line for line in headings)
    some = shown(capsys, run.folder, "--limit", 3)
    assert sum(line.startswith("---- ") for line in some) == 3 and some[-1].startswith("3 of ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--end", "lost"), "--end lost is none of correct, wrong"),
        (("--arm", "long"), "the run has no arm long: it has single, rsa"),
        (("--limit", "0"), "--limit 0 shows nothing"),
        (("--env", "math/*"), "no completion of 20 fits --env math/*"),
    ],
)
def test_mistakes_are_one_sentence(
    run: Any, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    assert main([str(run.folder), *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and says in shown.err and shown.err.count("\n") == 1
