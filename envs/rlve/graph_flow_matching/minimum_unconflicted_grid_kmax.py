"""Choose a column for each row, all different, so that the K-th largest chosen value is small."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_flow_matching._bipartite import matched
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumUnconflictedGridKMax(Task):
    """N rows and M columns, N <= M, values from 1 to N times M; above level 10 the largest M grows by one."""

    ladder = Ladder(size=lambda level: grow(3, "1.1", 1)(min(level, 10)) + max(0, level - 10), top=30)
    answer = integers(
        "the columns chosen in the rows, in the order of the rows", like="grid", below="m", start=1
    )
    reward = minimise(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        n = rng.randint(3, size)
        m = rng.randint(n, size)
        grid = [[rng.randint(1, n * m) for _ in range(m)] for _ in range(n)]
        return {"m": m, "grid": grid, "k": rng.randint(1, n)}

    def prompt(self, m: int, grid: list[list[int]], k: int) -> str:
        return (
            f"A grid has {len(grid)} rows and {m} columns; columns are numbered from 1. Choose one cell in "
            f"each row, no two of them in the same column, such that the K-th largest of the {len(grid)} "
            "chosen values is as small as possible. Equal values count separately: the K-th largest is the "
            f"K-th when they are sorted from the largest down.\nK: {k}\ngrid:\n{table(grid)}"
        )

    def solve(self, m: int, grid: list[list[int]], k: int) -> list[int]:
        values = sorted({value for line in grid for value in line})
        low, high = 0, len(values) - 1
        while low < high:
            middle = (low + high) // 2
            if len(grid) - _below(grid, values[middle], m).count(-1) > len(grid) - k:
                high = middle
            else:
                low = middle + 1
        columns = _below(grid, values[low], m)
        free = (column for column in range(m) if column not in columns)
        return [1 + (next(free) if column < 0 else column) for column in columns]

    def value(self, answer: list[int], grid: list[list[int]], k: int) -> int | Invalid:
        if len(set(answer)) < len(answer):
            return Invalid("two rows choose the same column")
        chosen = [line[column - 1] for line, column in zip(grid, answer, strict=True)]
        return sorted(chosen, reverse=True)[k - 1]


def _below(grid: list[list[int]], limit: int, m: int) -> list[int]:
    """Columns for as many rows as possible, -1 for the others, by cells of at most `limit` alone."""
    return matched([[j for j, value in enumerate(line) if value <= limit] for line in grid], m)
