"""Count the triangles with corners on the points of a grid."""

from math import comb

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class GridTriangleCounting(Task):
    """N and M from 1 to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=25)
    answer = natural("the number of triangles")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(1, most), "m": rng.randint(1, most)}

    def prompt(self, n: int, m: int) -> str:
        return (
            "Count the triangles whose three corners are points (x, y) with integer coordinates, 0 <= x <= "
            f"{n} and 0 <= y <= {m}. The corners of a triangle are three different points that are not on "
            "one line; the order of the corners does not matter."
        )

    def solve(self, n: int, m: int) -> int:
        straight = (n + 1) * comb(m + 1, 3) + (m + 1) * comb(n + 1, 3)
        # Between points i and j apart in x and y lie gcd(i, j) - 1 others, and gcd(i, j) is the sum of phi(d)
        # over the common divisors d.
        between = sum(phi * _room(n, d) * _room(m, d) for d, phi in enumerate(_totients(min(n, m)), 1))
        slanted = 2 * (between - _room(n, 1) * _room(m, 1))
        return comb((n + 1) * (m + 1), 3) - straight - slanted


def _room(n: int, d: int) -> int:
    """The sum of n + 1 - i over the multiples i of d up to n: places for segments of these lengths."""
    k = n // d
    return k * (n + 1) - d * k * (k + 1) // 2


def _totients(n: int) -> list[int]:
    """phi(1), ..., phi(n)."""
    phi = list(range(n + 1))
    for p in range(2, n + 1):
        if phi[p] == p:
            for multiple in range(p, n + 1, p):
                phi[multiple] -= phi[multiple] // p
    return phi[1:]
