"""Rows of benchmarks: levels, distinct problems, and the split that training must not see."""

from __future__ import annotations

from collections import Counter

import pytest

from harness.benchmarks import NANO_LEVELS, Selection, find, questions
from harness.options import parser


def test_a_range_of_levels_asks_every_level() -> None:
    levels = parser().parse_args(["--bench", "x", "--levels", "0-10,12"]).levels
    assert levels == (*range(11), 12)
    asked = questions(find("rlve/*"), Selection(levels=levels, limit=None))
    by_level = Counter((item.env, item.difficulty) for item in asked)
    assert {level for env, level in by_level if env == "rlve/sorting"} == set(levels)


def test_problems_are_distinct_and_end_where_a_level_holds_no_more() -> None:
    assert len(questions(find("rlve/josephus"), Selection(levels=(0,)))) == 2
    prompts = [item.prompt for item in questions(find("rlve/josephus"), Selection(levels=(5, 6)))]
    assert len(prompts) == len(set(prompts)) == 10


@pytest.mark.parametrize("name", ["rlve-nano", "rlve-nano-tuning"])
def test_rlve_nano_asks_thirty_problems_of_each_task_at_its_levels(name: str) -> None:
    items = questions(find(name), Selection())
    assert Counter(item.env for item in items) == dict.fromkeys(NANO_LEVELS, 30)
    assert all(item.difficulty in NANO_LEVELS[item.env] for item in items)
    assert len({item.prompt for item in items}) == 360


def test_tuning_and_test_are_different_streams() -> None:
    test, tuning = (
        {item.prompt: item.env for item in questions(find(name), Selection())}
        for name in ("rlve-nano", "rlve-nano-tuning")
    )
    shared = Counter(test[prompt] for prompt in test.keys() & tuning.keys())
    del shared["rlve/josephus"]  # it has some 90 distinct problems at these levels
    assert shared.total() <= 2
