"""The embedded programming problems: shape, examples, validators, and references that agree.

The checks are those of `scripts/check_seed.py`, with small counts here. SOAK=1 runs 1,000 inputs a problem
and the largest sizes, measures references, and shows that every slow program exceeds its limit.
"""

from __future__ import annotations

import os
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from envs.code.lines import Lines

ROOT = Path(__file__).resolve().parents[2]
SOAK = bool(os.environ.get("SOAK"))
check = runpy.run_path(str(ROOT / "scripts" / "check_seed.py"))
NAMES = check["names"]()
SIZES = check["QUICK"] if SOAK else range(7)
COUNT = 1000 if SOAK else 28
pytestmark = pytest.mark.timeout(3600 if SOAK else 300)


@pytest.fixture(scope="module", params=NAMES)
def seed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One problem after another, each compiled once."""
    return check["Seed"](request.param, tmp_path_factory.mktemp("build"), "-O2" if SOAK else "-O0")


def test_folder_is_whole(seed: Any) -> None:
    assert list(check["shape"](seed)) == []


def test_examples_of_the_statement(seed: Any) -> None:
    assert list(check["examples"](seed)) == []


def test_validator_knows_good_inputs_from_bad_ones(seed: Any) -> None:
    assert list(check["validation"](seed, COUNT, SIZES)) == []


def test_cpp_agrees_with_python(seed: Any) -> None:
    assert list(check["agreement"](seed, "reference.cpp", COUNT, SIZES)) == []


def test_brute_force_agrees(seed: Any) -> None:
    assert list(check["agreement"](seed, "brute.py", COUNT, check["SMALL"])) == []


def test_wrong_programs_are_rejected(seed: Any) -> None:
    programs = [name for name in seed.programs("wrong") if SOAK or name.endswith(".py")]
    assert [name for name in programs if check["rejection"](seed, name) is None] == []


def test_slow_programs_are_right_on_small_inputs(seed: Any) -> None:
    faults = [f for name in seed.programs("slow") for f in check["agreement"](seed, name, 15, check["SMALL"])]
    assert faults == []


def test_no_constant_answer_is_often_right(seed: Any) -> None:
    assert list(check["variety"](seed)) == []


@pytest.mark.skipif(not SOAK, reason="measures programs at the largest size; set SOAK=1")
def test_limits(seed: Any) -> None:
    assert list(check["limits"](seed)) == []


def test_enough_problems_in_every_band() -> None:
    bands = Counter(runpy.run_path(str(check["SEEDS"] / name / "problem.py"))["BAND"] for name in NAMES)
    assert len(NAMES) >= 40
    assert all(bands[band] >= 8 for band in range(4)), bands


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2 5\n1 10\nab\n", None),
        ("2 5\n1 10\nab", "the last line has no newline"),
        ("2 5\n1 11\nab\n", "line 2: a is 11, over 10"),
        ("2 0\n1 10\nab\n", "line 1: k is 0, under 1"),
        ("2\n1 10\nab\n", "line 1: has 1 items in place of 2: n k"),
        ("2 5\n1 02\nab\n", "line 2: a is '02', not an integer"),
        ("2 5\n1  2\nab\n", "line 2: has 3 items in place of 2"),
        ("2 5\n1 2\nabc\n", "line 3: s has 3 characters, not 1 to 2"),
        ("2 5\n1 2\naB\n", "line 3: s has the character 'B'"),
        ("2 5\n1 2\n", "line 3: is missing"),
        ("2 5\n1 2\nab\n\n", "line 4: nothing should follow"),
    ],
)
def test_the_strict_reader_names_line_and_fault(text: str, fault: str | None) -> None:
    def read() -> None:
        lines = Lines(text)
        n, _ = lines.ints(n=(1, 9), k=(1, 9))
        lines.row("a", n, 0, 10)
        lines.word("s", 1, 2, "ab")
        lines.end()

    if fault is None:
        read()
    else:
        with pytest.raises(ValueError) as error:
            read()
        assert str(error.value) == fault
