"""Count the partial colourings of a grid without two colours in a row or column, modulo a number."""

from math import comb

from envs.formats import integer
from envs.ladder import Ladder, grow, then
from envs.render import row
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task

Table = list[list[int]]


class GridColoringCounting(Task):
    """Planted: each colour has rows and columns of its own, and fills a random number of their cells.

    Colour by colour, over the numbers of rows and columns it takes. The side grows by 1 above level 10.
    """

    ladder = Ladder(most=then(grow(3, "1.1", 1), 10, by=1), top=20)
    answer = integer("the number of colourings modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        colours = rng.randint(1, min(n, m))
        rows, columns = _owned(rng, n, colours), _owned(rng, m, colours)
        x = [rng.randint(1, a * b) for a, b in zip(rows, columns, strict=True)]
        return {"n": n, "m": m, "x": x, "mod": modulus(rng)}

    def prompt(self, n: int, m: int, x: list[int], mod: int) -> str:
        return (
            "In a grid of N rows and M columns, each cell gets one of the colours 1, 2, ..., C or stays "
            "empty. Exactly X[i] cells have the colour i. No row and no column holds two different colours; "
            "empty cells do not matter. Count the ways to colour the grid, modulo MOD.\n"
            f"N = {n}\nM = {m}\nC = {len(x)}\nMOD = {mod}\nX: {row(x)}"
        )

    def solve(self, n: int, m: int, x: list[int], mod: int) -> int:
        # ways[i][j]: colourings so far that leave i rows and j columns without a colour.
        ways = [[0] * (m + 1) for _ in range(n + 1)]
        ways[n][m] = 1
        for cells in x:
            filled = _filled(n, m, cells)
            after = [[0] * (m + 1) for _ in range(n + 1)]
            for i in range(1, n + 1):
                for a in range(1, min(i, cells) + 1):
                    weights = [count * comb(i, a) % mod for count in filled[a]]
                    for j, count in enumerate(ways[i]):
                        if count:
                            for b in range(1, j + 1):
                                after[i - a][j - b] += count * comb(j, b) * weights[b]
            ways = [[count % mod for count in line] for line in after]
        return sum(map(sum, ways)) % mod


def _owned(rng: Rng, lines: int, colours: int) -> list[int]:
    """How many lines each colour owns: one at least; some may have no owner."""
    owners = [*range(colours), *rng.choices(range(colours + 1), lines - colours)]
    return [owners.count(colour) for colour in range(colours)]


def _filled(n: int, m: int, cells: int) -> Table:
    """[a][b]: ways to choose so many cells of a x b with one in each row and column, by sieving."""
    reach = [
        [sum((-1) ** (b - t) * comb(b, t) * comb(a * t, cells) for t in range(b + 1)) for b in range(m + 1)]
        for a in range(n + 1)
    ]
    return [
        [sum((-1) ** (a - s) * comb(a, s) * reach[s][b] for s in range(a + 1)) for b in range(m + 1)]
        for a in range(n + 1)
    ]
