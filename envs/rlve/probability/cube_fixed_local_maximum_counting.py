"""Probability that a random box of numbers has exactly K dominant cells."""

from fractions import Fraction
from math import comb, prod

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.probability._residue import asked, residue
from envs.rng import Rng
from envs.task import Instance, Task

PRIME = 998244353


class CubeFixedLocalMaximumCounting(Task):
    """Inclusion and exclusion over sets of cells that are dominant."""

    ladder = Ladder(most=grow(3, "1.1", 1), top=25)
    answer = integer("the probability as a residue", below=PRIME)
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        sides = [rng.randint(2, most) for _ in range(3)]
        return {"sides": sides, "k": rng.randint(1, min(sides))}

    def prompt(self, sides: list[int], k: int) -> str:
        a, b, c = sides
        return (
            f"A box has the cells (x, y, z) with 1 <= x <= {a}, 1 <= y <= {b}, 1 <= z <= {c}. The integers 1 "
            f"to {a * b * c} are put into the cells, one into each, all orders being equally likely. A cell "
            "is dominant if its number is larger than that of every other cell that has at least one of the "
            f"three coordinates (x, y or z) in common with it. Find the probability that exactly {k} cells "
            f"are dominant. {asked(PRIME)}"
        )

    def solve(self, sides: list[int], k: int) -> int:
        total, term = Fraction(0), Fraction(1)
        for i in range(1, min(sides) + 1):
            # Expected number of sets of i dominant cells, from that of i - 1.
            rest = prod(side - i for side in sides)
            term *= Fraction(prod(side - i + 1 for side in sides), prod(sides) - rest)
            total += (-1) ** (i - k) * comb(i, k) * term if i >= k else 0
        return residue(total, PRIME)
