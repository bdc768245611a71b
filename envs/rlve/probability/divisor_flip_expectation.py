"""Random switches that flip the lights of their divisors: the expected number of presses."""

from fractions import Fraction
from math import factorial

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

PRIME = 10**9 + 7


class DivisorFlipExpectation(Task):
    """Lights are on or off at random, K is uniform from 0 to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integer("the expected number of presses, times N!, modulo 1000000007", below=PRIME)
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"lights": [rng.below(2) for _ in range(n)], "k": rng.randint(0, n)}

    def prompt(self, lights: list[int], k: int) -> str:
        return (
            f"There are N = {len(lights)} lights and N switches, both numbered from 1. Pressing switch i "
            "turns every light whose number divides i: from on to off, or from off to on. Before each press, "
            "look at the lights. If all are off, stop. If they can all be turned off by at most K further "
            "presses, press as few switches as possible to do so, and stop. Otherwise press one of the N "
            "switches at random, all equally likely. Find the expected number of presses in all, multiply "
            f"it by N! (which gives an integer), and give the product modulo {PRIME}.\nK = {k}\n"
            f"lights (1 is on): {row(lights)}"
        )

    def solve(self, lights: list[int], k: int) -> int:
        # The set of switches to press is unique: the largest light that is on needs its own switch.
        n, left, needed = len(lights), lights.copy(), 0
        for i in range(n, 0, -1):
            if left[i - 1]:
                needed += 1
                for d in range(1, i + 1):
                    left[d - 1] ^= i % d == 0
        expected, down = Fraction(min(needed, k)), Fraction(0)
        for i in range(n, k, -1):
            # `down`: the expected presses until i - 1 switches are needed instead of i.
            down = (n + (n - i) * down) / i
            expected += down if i <= needed else 0
        return int(expected * factorial(n)) % PRIME
