"""Find different positive integers from the sums of all their pairs."""

from collections import Counter
from itertools import combinations

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class SquSquarks(Task):
    """N planted numbers from 1 to 10N. Credit is the overlap of both multisets of sums over their union."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = integers("the numbers in any order", like="n")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        numbers = rng.sample(range(1, 10 * n + 1), n)
        return {"n": n, "sums": rng.shuffled(_sums(numbers)), "numbers": numbers}

    def prompt(self, n: int, sums: list[int]) -> str:
        return (
            "N different positive integers were added in pairs. Given are the sums of all "
            f"{len(sums)} pairs of two of them, in random order. Find N different positive integers whose "
            "pairs have exactly these sums (each as often as it is given). Any such integers are accepted.\n"
            f"N = {n}\nsums: {row(sums)}"
        )

    def solve(self, numbers: list[int]) -> list[int]:
        return numbers

    def value(self, answer: list[int], sums: list[int]) -> tuple[int, int] | Invalid:
        if len(set(answer)) < len(answer) or min(answer) < 1:
            return Invalid("the integers are not all different and positive")
        found, given = Counter(_sums(answer)), Counter(sums)
        return (found & given).total(), (found | given).total()


def _sums(numbers: list[int]) -> list[int]:
    return [a + b for a, b in combinations(numbers, 2)]
