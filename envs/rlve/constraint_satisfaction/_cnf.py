"""Boolean formulas in conjunctive normal form that a planted assignment satisfies: what two tasks share.

A clause is a list of literals [i, b], each true where x[i] has the value b.

    >>> written([[0, 1], [2, 0]])
    'x[0] | !x[2]'
"""

from collections.abc import Sequence

from envs.formats import words
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Task

Clause = list[list[int]]


class Satisfaction(Task):
    """Satisfy a formula; credit for the clauses that are satisfied. Clauses may repeat."""

    answer = words("the values of all variables, from x[0] on", "0", "1", like="n")
    reward = fraction(beta=10)

    def prompt(self, n: int, clauses: list[Clause]) -> str:
        return (
            f"The variables x[0], ..., x[{n - 1}] each have the value 0 or 1. The literal x[i] is true where "
            "x[i] is 1; the literal !x[i] is true where x[i] is 0. Each line below is a clause: literals "
            "joined by | (or), of which at least one must be true. Find values that make every clause true; "
            "any such values will do.\n" + "\n".join(map(written, clauses))
        )

    def solve(self, planted: list[int]) -> list[str]:
        return list(map(str, planted))

    def value(self, answer: list[str], clauses: list[Clause]) -> tuple[int, int]:
        return sum(any(answer[i] == str(b) for i, b in clause) for clause in clauses), len(clauses)


def clause_over(rng: Rng, variables: Sequence[int], planted: list[int]) -> Clause:
    """A clause over these variables with random signs, one of them turned where `planted` fails it."""
    clause = [[i, rng.below(2)] for i in variables]
    if all(planted[i] != b for i, b in clause):
        rng.choice(clause)[1] ^= 1
    return clause


def written(clause: Clause) -> str:
    """A clause as the prompt shows it."""
    return " | ".join(f"x[{i}]" if b else f"!x[{i}]" for i, b in clause)
