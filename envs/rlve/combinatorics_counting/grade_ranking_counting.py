"""Count the tables of marks in which row 1 has given ranks and dominates K rows, modulo a prime."""

from math import comb, prod

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import prime
from envs.rng import Rng
from envs.task import Instance, Task


class GradeRankingCounting(Task):
    """R and K are those of a random table in which about half of the rows are at most row 1 everywhere.

    Dominated rows by inclusion and exclusion; which entries beat row 1 and how large they are is independent.
    """

    ladder = Ladder(most=grow(2, "1.1", 1), top=40)
    answer = integer("the number of tables modulo P", below="p")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        u = [rng.randint(2, 100) for _ in range(m)]
        first = [rng.randint(1, most_here) for most_here in u]
        others = [[rng.randint(1, top) for top in rng.choice((first, u))] for _ in range(n - 1)]
        r = [sum(other[j] > first[j] for other in others) for j in range(m)]
        k = sum(all(a <= b for a, b in zip(other, first, strict=True)) for other in others)
        return {"n": n, "k": k, "u": u, "r": r, "p": prime(rng)}

    def prompt(self, n: int, k: int, u: list[int], r: list[int], p: int) -> str:
        return (
            f"Count the tables of N rows and {len(u)} columns, rows and columns counted from 1, that obey "
            "all of these rules. The entries of column j are integers from 1 to U[j]. In each column j, "
            "exactly R[j] of the rows 2 to N have a larger entry than row 1. Exactly K of the rows 2 to N "
            "are dominated: a row is dominated if in every column its entry is at most that of row 1. Give "
            f"the number of tables modulo the prime P.\nN = {n}\nK = {k}\nP = {p}\nU: {row(u)}\nR: {row(r)}"
        )

    def solve(self, n: int, k: int, u: list[int], r: list[int], p: int) -> int:
        others = n - 1
        patterns = sum(
            (-1) ** (i - k) * comb(i, k) * comb(others, i) * prod(comb(others - i, beaten) for beaten in r)
            for i in range(k, n)
        )
        for top, beaten in zip(u, r, strict=True):
            marks = range(1, top + 1)
            patterns *= sum(pow(x, others - beaten, p) * pow(top - x, beaten, p) for x in marks)
            patterns %= p
        return patterns % p
