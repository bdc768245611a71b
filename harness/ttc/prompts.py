"""The prompts of test-time compute: whole problem first, then the candidates' tails.

The report prints none of its prompts, so these are our own words. They are short and regular, since a
small model is trained on them: a fixed instruction, the whole problem prompt, then each tail behind a
numbered line. Two or more tails ask for an aggregation, one tail asks for a refinement (C = 1).

    >>> print(aggregation_prompt("2 + 2 = ?", ["two and two is four", "it is 5"]).splitlines()[-4])
    --- Candidate 1 ---
"""

from __future__ import annotations

from collections.abc import Sequence

AGGREGATE = (
    "Below are a problem and the last parts of several attempts at it. "
    "An attempt may be unfinished or wrong. "
    "Check them against each other, keep what is right, continue where they stop, and solve the problem. "
    "If none of them helps, start afresh."
)
REFINE = (
    "Below are a problem and the last part of one attempt at it. The attempt may be unfinished or wrong. "
    "Check it, continue where it stops, and solve the problem. If it does not help, start afresh."
)


def aggregation_prompt(problem_prompt: str, tails: Sequence[str]) -> str:
    """The user message that shows a problem with one or more tails; ValueError without a tail."""
    if not tails:
        raise ValueError("an aggregation prompt needs at least one tail")
    if len(tails) == 1:
        return refine_prompt(problem_prompt, tails[0])
    candidates = "\n".join(f"--- Candidate {i} ---\n{tail}" for i, tail in enumerate(tails, start=1))
    return f"{AGGREGATE}\n\n--- Problem ---\n{problem_prompt}\n\n{candidates}"


def refine_prompt(problem_prompt: str, tail: str) -> str:
    """The user message that shows a problem with a single tail (C = 1)."""
    return f"{REFINE}\n\n--- Problem ---\n{problem_prompt}\n\n--- Candidate ---\n{tail}"
