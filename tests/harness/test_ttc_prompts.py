"""The prompts are a format that a model is trained on: the whole problem, then every tail in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.ttc.prompts import AGGREGATE, REFINE, aggregation_prompt


@given(st.text(min_size=1), st.lists(st.text(min_size=1), min_size=2, max_size=6))
def test_problem_and_tails_stand_whole_and_in_order(problem: str, tails: list[str]) -> None:
    prompt = aggregation_prompt(problem, tails)
    rest = prompt.removeprefix(f"{AGGREGATE}\n\n--- Problem ---\n{problem}\n\n")
    for number, tail in enumerate(tails, start=1):
        rest = rest.removeprefix(f"--- Candidate {number} ---\n{tail}").removeprefix("\n")
    assert len(prompt) > len(problem) and rest == ""


def test_one_tail_asks_for_a_refinement() -> None:
    assert aggregation_prompt("Q", ["a"]) == f"{REFINE}\n\n--- Problem ---\nQ\n\n--- Candidate ---\na"


def test_instructions_are_short_and_an_empty_population_is_refused() -> None:
    assert len(AGGREGATE.split()) < 60 and len(REFINE.split()) < 60
    with pytest.raises(ValueError, match="at least one tail"):
        aggregation_prompt("Q", [])
