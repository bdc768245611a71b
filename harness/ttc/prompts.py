"""The prompts of test-time compute: whole problem first, then the candidates' tails.

The report prints none of its prompts, so these are our own words. They are short and regular, since a
small model is trained on them: a fixed instruction, the whole problem prompt, then each tail behind a
numbered line. Two or more tails ask for an aggregation, one tail asks for a refinement (C = 1). A model that
never saw such prompts tends to forget how it was asked to answer: for it the problem can stand last.

    >>> print(aggregation_prompt("2 + 2 = ?", ["two and two is four", "it is 5"]).splitlines()[-4])
    --- Candidate 1 ---
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


INSTRUCTIONS: Mapping[str, tuple[str, str]] = {
    "first": (REFINE, AGGREGATE),
    "last": (
        "Below are the last part of one attempt at a problem, and then the problem. "
        "The attempt may be unfinished or wrong. "
        "Check it, continue where it stops, and solve the problem. If it does not help, start afresh.",
        "Below are the last parts of several attempts at a problem, and then the problem. "
        "An attempt may be unfinished or wrong. "
        "Check them against each other, keep what is right, continue where they stop, and solve the problem. "
        "If none of them helps, start afresh.",
    ),
}
"""Where the problem stands -> how one tail and how several are introduced."""


def aggregation_prompt(problem_prompt: str, tails: Sequence[str], problem: str = "first") -> str:
    """The user message that shows a problem with one or more tails; ValueError without a tail.

    `problem` is where it stands: `first`, or `last`, so that a message ends with how to answer.
    """
    if not tails:
        raise ValueError("an aggregation prompt needs at least one tail")
    one, several = INSTRUCTIONS[problem]
    instruction, heads = several, [f"Candidate {i}" for i in range(1, len(tails) + 1)]
    if len(tails) == 1:
        instruction, heads = one, ["Candidate"]
    candidates = "\n".join(f"--- {head} ---\n{tail}" for head, tail in zip(heads, tails, strict=True))
    parts = [f"--- Problem ---\n{problem_prompt}", candidates]
    return "\n\n".join([instruction, *(parts if problem == "first" else reversed(parts))])
