"""Classes of equal answers, and which of them wins.

>>> group(["1/2", None, "0.5", "3"], same=lambda a, b: {a, b} == {"1/2", "0.5"})
[0, None, 0, 3]
>>> winner([0, None, 0, 3])
0
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from harness.settings import EvaluationError
from harness.ttc.population import draw


class CannotVote(EvaluationError):
    """The environment cannot say whether two answers are the same."""


def vote_of(outcome: str | None, answer: str | None) -> str | None:
    """The answer that a sample votes with; None where it has none that parses, or was never judged."""
    return None if outcome in (None, "missing", "unparsable", "error") else answer


def group(answers: Sequence[str | None], same: Callable[[str, str], bool]) -> list[int | None]:
    """The class of each answer: the index of the first that it equals, greedily in order; None stays None.

    What `same` raises gets through, NotImplementedError even where all answers are spelled alike.
    """
    for answer in answers:
        if answer is not None:
            same(answer, answer)
            break
    classes: list[int | None] = []
    firsts: list[tuple[int, str]] = []
    spelled: dict[str, int] = {}
    for index, answer in enumerate(answers):
        if answer is None:
            classes.append(None)
            continue
        if answer not in spelled:
            found = next((first for first, other in firsts if same(other, answer)), None)
            if found is None:
                firsts.append((index, answer))
            spelled[answer] = index if found is None else found
        classes.append(spelled[answer])
    return classes


def elected(classes: Sequence[int | None], present: Sequence[bool], *seed: object) -> int:
    """The index of who stands for a population: its winner, else the first that is `present`, else 0."""
    chosen = winner(classes, *seed)
    return next((i for i, there in enumerate(present) if there), 0) if chosen is None else chosen


def winner(classes: Sequence[int | None], *seed: object) -> int | None:
    """The largest class, ties broken by a hash of `seed`; None where nobody votes."""
    votes = Counter(c for c in classes if c is not None)
    if not votes:
        return None
    most = max(votes.values())
    return min((c for c, n in votes.items() if n == most), key=lambda c: draw("tie", *seed, c))
