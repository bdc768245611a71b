"""Polya's urn: the probability of given colours at given draws."""

from fractions import Fraction

from envs.formats import rational
from envs.ladder import Ladder, grow
from envs.render import row, table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class PolyaModel(Task):
    """1 to 10 balls a colour at first; the steps are different ones up to 2N."""

    ladder = Ladder(most=grow(3, "1.1", 1), top=40)
    answer = rational("the probability")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        t, d, n = rng.randint(2, most), rng.randint(1, most), rng.randint(1, most)
        steps = sorted(rng.sample(range(1, 2 * n + 1), n))
        return {
            "balls": [rng.randint(1, 10) for _ in range(t)],
            "d": d,
            "events": [[at, rng.randint(1, t)] for at in steps],
        }

    def prompt(self, balls: list[int], d: int, events: list[list[int]]) -> str:
        return (
            f"An urn holds balls of the colours 1 to {len(balls)}; the numbers of balls at first are given "
            "below, colour by colour. In each step, one ball is drawn, all balls in the urn being equally "
            f"likely; it is put back together with {d} more balls of its colour. The steps are numbered from "
            "1. Each line of the events is a step and a colour. Find the probability that in each of these "
            "steps a ball of the given colour is drawn (the other steps may give any colour), as an exact "
            f"fraction.\nballs: {row(balls)}\nevents:\n{table(events)}"
        )

    def solve(self, balls: list[int], d: int, events: list[list[int]]) -> Fraction:
        # The draws are exchangeable: the events may as well be the first draws.
        left, probability = balls.copy(), Fraction(1)
        for _, colour in events:
            probability *= Fraction(left[colour - 1], sum(left))
            left[colour - 1] += d
        return probability
