"""Numbered seats, drawn at random and moved up where taken: the probability that everyone sits."""

from fractions import Fraction

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

_catalogue = grow(4, "1.5")


class Cinema(Task):
    """K seats and N people, both up to `most`; above level 10 it grows by 47 a level, for answers to fit.

    On a circle of K + 1 seats everyone sits, and seat K + 1 is left free in K + 1 - N of K + 1 cases.
    """

    ladder = Ladder(most=lambda level: _catalogue(min(level, 10)) + 47 * max(level - 10, 0), top=20)
    answer = integers("A and B", like=2)
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        n = rng.randint(2, most)
        return {"n": n, "k": rng.randint(n, most)}

    def prompt(self, n: int, k: int) -> str:
        return (
            "A cinema has one row of K seats, numbered from 1 to K and all free at first. N people enter one "
            "after another. Each draws a ticket with a seat number from 1 to K, all equally likely and "
            "independent of the other tickets, and takes that seat. Where it is taken, they go on to the "
            "next higher numbers and take the first free seat; where there is none up to K, they must stand. "
            "Find the probability that all N people get a seat, as a fraction A/B in lowest terms.\n"
            f"N = {n}\nK = {k}"
        )

    def solve(self, n: int, k: int) -> list[int]:
        return list(Fraction((k + 1) ** (n - 1) * (k + 1 - n), k**n).as_integer_ratio())
