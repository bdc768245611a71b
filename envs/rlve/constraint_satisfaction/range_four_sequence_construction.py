"""Write a sequence over four values with few allowed neighbours that differs on given positions."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

FOLLOWERS = ((1, 3), (0, 2), (1,), (0,))
"""What may stand beside 0, 1, 2 and 3: neighbours on the path 2 - 1 - 0 - 3."""


class RangeFourSequenceConstruction(Task):
    """A random walk with three or four values; N to 2N sets of 2 to 4 positions on which it differs.

    Even and odd values take turns, so each set holds two of the same parity: others say nothing. N is two
    more than in the catalogue: of five values, 2 1 0 3 0 keeps all that can be said of half of the sequences.
    """

    version = 2
    ladder = Ladder(n=step(5, 1), top=60)
    answer = integers("the sequence", like="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted: list[int] = []
        while len(set(planted)) < 3:
            planted = [rng.below(4)]
            while len(planted) < n:
                planted.append(rng.choice(FOLLOWERS[planted[-1]]))
        values = sorted(set(planted))
        count = rng.randint(n, 2 * n)
        sets: list[list[int]] = []
        while len(sets) < count:
            chosen = rng.sample(values, rng.randint(2, len(values)))
            if len({v % 2 for v in chosen}) < len(chosen):
                sets.append(sorted(rng.choice([i for i in range(n) if planted[i] == v]) for v in chosen))
        return {"n": n, "sets": sets, "planted": planted}

    def prompt(self, n: int, sets: list[list[int]]) -> str:
        return (
            f"Find a sequence of {n} values, each 0, 1, 2 or 3; its positions are numbered from 0. Two "
            "values that stand next to each other, in either order, must be 0 and 1, or 0 and 3, or 1 and "
            "2; other neighbours (equal ones too) are not allowed. Each line below lists positions on which "
            f"the values must all be different. Any such sequence is right.\n{table(sets)}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], n: int, sets: list[list[int]]) -> tuple[int, int] | Invalid:
        if not all(0 <= v < 4 for v in answer):
            return Invalid("a value is not 0, 1, 2 or 3")
        if any(b not in FOLLOWERS[a] for a, b in pairwise(answer)):
            return Invalid("two values stand next to each other that must not")
        return sum(len({answer[i] for i in chosen}) == len(chosen) for chosen in sets), len(sets)
