"""Fill a binary grid so that each row and each column holds as many zeros as ones."""

from envs.formats import letters
from envs.ladder import Ladder, grow, then
from envs.rewards import Invalid, feasible, missed
from envs.rlve.grid_puzzle._cells import changed, hide, joined, turned
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[str]


class BinarioNoAdjacencyRequirement(Task):
    """2N x 2M, N and M from 2 to `most`: a chessboard, mixed by exchanges that keep all counts.

    From level 10 on `most` grows by 1 a level, so that the answer stays below 4,000 characters.
    """

    ladder = Ladder(most=then(grow(2, "1.1", 1), 10, by=1), top=25)
    answer = letters("the completed grid", "01", count="n", width="m")
    reward = feasible()

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = 2 * rng.randint(2, most), 2 * rng.randint(2, most)
        cells = [["01"[(r + c) % 2] for c in range(m)] for r in range(n)]
        for _ in range(2 * n * m):
            (a, b), (c, d) = rng.sample(range(n), 2), rng.sample(range(m), 2)
            if cells[a][c] == cells[b][d] != cells[a][d] == cells[b][c]:
                cells[a][c], cells[a][d] = cells[a][d], cells[a][c]
                cells[b][c], cells[b][d] = cells[b][d], cells[b][c]
        planted = joined(cells)
        return {"n": n, "m": m, "grid": joined(hide(rng, planted, "?")), "planted": planted}

    def prompt(self, n: int, m: int, grid: Grid) -> str:
        return (
            f"The grid below has {n} rows of {m} cells. Replace each ? by 0 or 1 so that each row holds "
            f"{m // 2} zeros and {m // 2} ones, and each column holds {n // 2} zeros and {n // 2} ones. "
            "Equal cells may stand side by side. The other cells stay as they are. Where several grids are "
            "possible, any of them is right.\n" + "\n".join(grid)
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(self, answer: Grid, grid: Grid) -> bool | Invalid:
        if changed(grid, answer, "?"):
            return Invalid("a given cell is changed")
        balanced = all(2 * line.count("1") == len(line) for line in [*answer, *turned(answer)])
        return balanced or missed("a row or column holds more of one digit than of the other")
