"""The embedded editions: the same problems as the originals, in other words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from envs.math.stored import SETS
from envs.sources import find

ORIGINALS = {"aime25": "data/aime_2025.jsonl", "hmmt25": "data/hmmt_feb_2025.jsonl"}
RUN = 8
"""This many words in a row, outside mathematics, may not be shared with the original."""

FIGURE = re.compile(r"\\begin\{(tikzpicture|asy)\}.*?\\end\{\1\}", re.S)
MATH = re.compile(
    r"\$\$.*?\$\$|\$.*?\$|\\\[.*?\\\]|\\\(.*?\\\)|\\begin\{(align\*?|array)\}.*?\\end\{\1\}", re.S
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")

EXCEPTIONS: dict[tuple[str, int], set[str]] = {
    ("aime25", 10): {"2", "5", "8"},  # a filled example grid
    ("aime25", 19): {
        "6",
        "7",
        "12",
        "15",
        "21",
        "24",
        "32",
        "35",
        "64",
        "3965",
        "3968",
    },  # written-out factors
    ("aime25", 23): {"2", "4", "6", "7", "9", "42"},  # the worked example; ours is another one
    ("aime25", 28): {"2"},  # an index in the list of terms
    ("hmmt25", 17): {"1", "2"},  # names of the two letters
}
"""Numbers of an original that its restatement does not need."""


def words(problem: str) -> list[str]:
    return re.findall(r"[a-z]+", MATH.sub(" ", FIGURE.sub(" ", problem)).lower())


def runs(problem: str) -> set[tuple[str, ...]]:
    said = words(problem)
    return {tuple(said[i : i + RUN]) for i in range(len(said) - RUN + 1)}


def numbers(problem: str) -> set[str]:
    return set(NUMBER.findall(FIGURE.sub(" ", problem)))


@pytest.fixture(params=ORIGINALS)
def pair(request: pytest.FixtureRequest, shared: Callable[[str], Path]) -> Any:
    name = request.param
    restated, official = find(SETS[name], edition="restated"), find(SETS[name], shared(ORIGINALS[name]))
    return name, official, restated


def test_same_problems_same_answers_other_text(pair: Any) -> None:
    _, official, restated = pair
    assert (official.edition, restated.edition) == ("official", "restated")
    assert official.fingerprint != restated.fingerprint
    assert [(r["problem_idx"], r["answer"]) for r in restated.rows] == [
        (r["problem_idx"], r["answer"]) for r in official.rows
    ]


def test_no_long_run_of_words_is_shared(pair: Any) -> None:
    name, official, restated = pair
    shared_runs = {
        (name, theirs["problem_idx"]): runs(theirs["problem"]) & runs(ours["problem"])
        for theirs, ours in zip(official.rows, restated.rows, strict=True)
    }
    assert {key: found for key, found in shared_runs.items() if found} == {}


def test_every_number_is_still_there(pair: Any) -> None:
    name, official, restated = pair
    missing = {
        (name, theirs["problem_idx"]): numbers(theirs["problem"]) - numbers(ours["problem"])
        for theirs, ours in zip(official.rows, restated.rows, strict=True)
    }
    expected = {key: value for key, value in EXCEPTIONS.items() if key[0] == name}
    assert {key: value for key, value in missing.items() if value} == expected


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_file_has_the_hub_schema_and_stands_alone(name: str) -> None:
    path = SETS[name].embedded
    assert path is not None
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [row["problem_idx"] for row in rows] == list(range(1, 31))
    for row in rows:
        assert list(row) == ["problem_idx", "problem", "answer", "problem_type"]
        assert row["problem_type"]
        assert not re.search(r"figure|diagram|shown|depicted|\\begin\{(tikz|asy)|https?:", row["problem"])
        assert row["problem"].count("$") % 2 == 0
        assert row["problem"].count("{") == row["problem"].count("}")


def test_the_word_rule_catches_a_copy() -> None:
    original = "A frog sits on the pad in the lower left corner of $3$ rows and wants to go home."
    assert runs(original) & runs(f"Once upon a time {original.lower()}")
    assert not runs("the cat sat on a mat $x$ by night") & runs("the cat sat on a mat by day")
