"""The length of the cycle in which the last K digits of the powers of N repeat."""

from math import lcm

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, minimise, missed
from envs.rng import Rng
from envs.task import Instance, Task


class PowerCycle(Task):
    """N of up to `digits` digits and K up to `digits` are drawn until the cycle begins at the first power."""

    ladder = Ladder(digits=grow(2, "1.1", 1), top=30)
    answer = natural("the length of the cycle")
    reward = minimise(beta=1)

    def generate(self, rng: Rng, digits: int) -> Instance:
        while True:
            n, k = rng.randint(1, 10**digits - 1), rng.randint(1, digits)
            if _repeats(n, k, _multiple(k)):
                return {"n": n, "k": k}

    def prompt(self, n: int, k: int) -> str:
        return (
            "Write the powers N**1, N**2, N**3, ... in decimal and keep the last K digits of each (with "
            "leading zeros where there are fewer). They repeat from the first power on. Find the smallest "
            "positive integer L such that N**i and N**(i+L) have the same last K digits for every i >= 1.\n"
            f"N = {n}\nK = {k}"
        )

    def solve(self, n: int, k: int) -> int:
        length = _multiple(k)
        for p in (2, 5):
            while length % p == 0 and _repeats(n, k, length // p):
                length //= p
        return length

    def value(self, answer: int, n: int, k: int) -> int | Invalid:
        if answer == 0 or not _repeats(n, k, answer):
            return missed("the last digits do not repeat after so many powers")
        return answer


def _multiple(k: int) -> int:
    """A multiple of the cycle's length, whose only primes are 2 and 5: that of all units modulo 10**k."""
    return lcm(2**k, 4 * 5**k)


def _repeats(n: int, k: int, length: int) -> bool:
    return pow(n, length + 1, 10**k) == n % 10**k
