"""For each cell of a grid the distance to the nearest 1, around blocked cells."""

from envs.formats import lines
from envs.ladder import Ladder, grow, then
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[str]


class GridBfs(Task):
    """N x M, both from 2 to `most`; the symbols have random weights. Credit for each cell.

    From level 10 on `most` grows by 1 a level, so that the answer stays below 4,000 characters.
    """

    ladder = Ladder(most=then(grow(4, "1.1", 1), 10, by=1), top=25)
    answer = lines("the distances", count="n", width="m")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        symbols = "0" * rng.randint(1, 10) + "1" * rng.randint(1, 5) + "X" * rng.randint(1, 10)
        return {"n": n, "m": m, "grid": ["".join(rng.choices(symbols, m)) for _ in range(n)]}

    def prompt(self, n: int, m: int, grid: Grid) -> str:
        return (
            f"The grid below has {n} rows of {m} cells. A step goes from a cell to one that shares a side "
            "with it; cells with X are blocked and cannot be entered. For each cell give the smallest number "
            "of steps to a cell that holds 1: it is 0 for the cells with 1 themselves, and -1 for a blocked "
            "cell and for a cell from which no 1 can be reached.\n" + "\n".join(grid)
        )

    def solve(self, n: int, m: int, grid: Grid) -> list[list[int]]:
        distances = [[-1] * m for _ in range(n)]
        front = [(r, c) for r in range(n) for c in range(m) if grid[r][c] == "1"]
        for r, c in front:
            distances[r][c] = 0
        # The list grows while it is read: nearer cells first.
        for r, c in front:
            for i, j in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if 0 <= i < n and 0 <= j < m and grid[i][j] != "X" and distances[i][j] < 0:
                    distances[i][j] = distances[r][c] + 1
                    front.append((i, j))
        return distances

    def value(self, answer: list[list[int]], n: int, m: int, grid: Grid) -> tuple[int, int]:
        pairs = zip(answer, self.solve(n, m, grid), strict=True)
        return sum(a == b for found, wanted in pairs for a, b in zip(found, wanted, strict=True)), n * m
