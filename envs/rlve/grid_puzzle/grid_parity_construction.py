"""Find a binary grid in which each cell and its neighbours have the given parity (lights out)."""

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[str]


class GridParityConstruction(Task):
    """N x M, both from 2 to `most`, planted with each cell a one in 20 % to 80 % of the cases."""

    ladder = Ladder(most=step(3, 1), top=40)
    answer = letters("the grid A", "01", count="n", width="m")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m, share = rng.randint(2, most), rng.randint(2, most), rng.randint(20, 80)
        planted = ["".join("01"[rng.chance(share, 100)] for _ in range(m)) for _ in range(n)]
        return {"n": n, "m": m, "parity": _parities(planted), "planted": planted}

    def prompt(self, n: int, m: int, parity: Grid) -> str:
        return (
            f"Find a grid A of {n} rows and {m} columns of zeros and ones that makes the grid B below: a "
            "cell of B is 1 where the number of ones among the cell of A in the same place and those above, "
            "below, left and right of it (as far as they are in the grid) is odd, and 0 where it is even. "
            "Where several grids A are possible, any of them is right.\nB:\n" + "\n".join(parity)
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(self, answer: Grid, n: int, m: int, parity: Grid) -> tuple[int, int]:
        cells = zip("".join(_parities(answer)), "".join(parity), strict=True)
        return sum(a == b for a, b in cells), n * m


def _parities(grid: Grid) -> Grid:
    """The parity of each cell and its neighbours; a row is a number, so that its cells go together."""
    width = len(grid[0])
    rows = [0, *(int(line, 2) for line in grid), 0]
    whole = (1 << width) - 1
    return [
        f"{(rows[i - 1] ^ rows[i + 1] ^ rows[i] ^ rows[i] << 1 ^ rows[i] >> 1) & whole:0{width}b}"
        for i in range(1, len(rows) - 1)
    ]
