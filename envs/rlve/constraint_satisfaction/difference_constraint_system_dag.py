"""Find positive integers with the smallest sum that are equal, larger or smaller as given."""

import operator
from typing import Any

from envs.formats import integers
from envs.graphs import graph
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, in_order
from envs.rng import Rng
from envs.task import Instance, Task

HOLDS = {"=": operator.eq, "<": operator.lt, ">=": operator.ge, ">": operator.gt, "<=": operator.le}

Relation = list[Any]
"""[i, sign, j]: x[i] stands in this relation to x[j]."""


class DifferenceConstraintSystemDag(Task):
    """N to 2N relations, at most one on each pair, all true for planted values from 1 to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("x[0], x[1], ... in order", like="n")
    reward = in_order("max", "min", beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        x = [rng.randint(1, n) for _ in range(n)]
        pairs = graph(rng, n, min(n * (n - 1) // 2, n * rng.randint(10, 20) // 10))
        relations = [
            [i, rng.choice([sign for sign, holds in HOLDS.items() if holds(x[i], x[j])]), j] for i, j in pairs
        ]
        return {"n": n, "relations": relations}

    def prompt(self, n: int, relations: list[Relation]) -> str:
        shown = "\n".join(f"x[{i}] {sign} x[{j}]" for i, sign, j in relations)
        return (
            f"Find integers x[0], ..., x[{n - 1}], each at least 1, that satisfy all relations below. Of all "
            f"such integers, choose those with the smallest sum.\n{shown}"
        )

    def solve(self, n: int, relations: list[Relation]) -> list[int]:
        # Raise what is too small until nothing is: no solution is smaller in any place.
        least, x = _least(relations), [1] * n
        while low := [(j, x[i] + by) for i, by, j in least if x[j] < x[i] + by]:
            for j, wanted in low:
                x[j] = max(x[j], wanted)
        return x

    def value(self, answer: list[int], n: int, relations: list[Relation]) -> tuple[int, int] | Invalid:
        if min(answer) < 1:
            return Invalid("a number is below 1", rlve=0.0)
        return sum(HOLDS[sign](answer[i], answer[j]) for i, sign, j in relations), sum(answer)


def _least(relations: list[Relation]) -> list[tuple[int, int, int]]:
    """The relations as (i, by, j): x[j] is at least x[i] + by."""
    bounds = []
    for i, sign, j in relations:
        if sign in ("<", "<=", "="):
            bounds.append((i, int(sign == "<"), j))
        if sign in (">", ">=", "="):
            bounds.append((j, int(sign == ">"), i))
    return bounds
