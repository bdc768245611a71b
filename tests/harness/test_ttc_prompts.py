"""The prompts are a format that a model is trained on: the whole problem, then every tail in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.ttc.prompts import AGGREGATE, INSTRUCTIONS, REFINE, aggregation_prompt


@given(st.text(min_size=1), st.lists(st.text(min_size=1), min_size=2, max_size=6))
def test_problem_and_tails_stand_whole_and_in_order(problem: str, tails: list[str]) -> None:
    prompt = aggregation_prompt(problem, tails)
    rest = prompt.removeprefix(f"{AGGREGATE}\n\n--- Problem ---\n{problem}\n\n")
    for number, tail in enumerate(tails, start=1):
        rest = rest.removeprefix(f"--- Candidate {number} ---\n{tail}").removeprefix("\n")
    assert len(prompt) > len(problem) and rest == ""


def test_one_tail_asks_for_a_refinement() -> None:
    assert aggregation_prompt("Q", ["a"]) == f"{REFINE}\n\n--- Problem ---\nQ\n\n--- Candidate ---\na"


@given(st.text(min_size=1), st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_the_problem_may_stand_last_so_that_its_request_for_a_format_ends_the_prompt(
    problem: str, tails: list[str]
) -> None:
    prompt = aggregation_prompt(problem, tails, "last")
    assert prompt.endswith(f"{tails[-1]}\n\n--- Problem ---\n{problem}")
    heads = ["Candidate"] if len(tails) == 1 else [f"Candidate {i}" for i in range(1, len(tails) + 1)]
    shown = "\n".join(f"--- {head} ---\n{tail}" for head, tail in zip(heads, tails, strict=True))
    assert f"\n\n{shown}\n\n" in prompt


def test_instructions_are_short_and_an_empty_population_is_refused() -> None:
    assert all(len(words.split()) < 60 for pair in INSTRUCTIONS.values() for words in pair)
    with pytest.raises(ValueError, match="at least one tail"):
        aggregation_prompt("Q", [])
