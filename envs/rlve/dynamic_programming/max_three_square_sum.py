"""Place three squares that do not overlap in a grid of numbers with the largest sum."""

from itertools import accumulate

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class MaxThreeSquareSum(Task):
    """Sides from 4 to the level's maximum, K from 2 to half of the shorter one, entries from 0 to 50."""

    ladder = Ladder(most=grow(4, "1.1", 1), top=20)
    answer = natural("the largest sum")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(4, most), rng.randint(4, most)
        grid = [[rng.randint(0, 50) for _ in range(m)] for _ in range(n)]
        return {"k": rng.randint(2, min(n, m) // 2), "grid": grid}

    def prompt(self, k: int, grid: list[list[int]]) -> str:
        return (
            f"The grid below has {len(grid)} rows and {len(grid[0])} columns. Choose three squares of {k} x "
            f"{k} cells inside it. No two of them may have a cell in common; they may touch. Find the "
            f"largest possible sum of all numbers in the three squares.\n{table(grid)}"
        )

    def solve(self, k: int, grid: list[list[int]]) -> int:
        sums = _windows([_windows_of(line, k) for line in grid], k)
        best = 0
        # One of three squares can be cut off from the others by a line: above them, after some turns.
        for _ in range(4):
            best = max(best, _one_above_two(sums, k))
            sums = [list(line) for line in zip(*sums[::-1], strict=True)]
        return best


def _windows_of(line: list[int], k: int) -> list[int]:
    """Sums of all k consecutive elements."""
    ends = [0, *accumulate(line)]
    return [b - a for a, b in zip(ends, ends[k:], strict=False)]


def _windows(grid: list[list[int]], k: int) -> list[list[int]]:
    """Sums of all k consecutive elements of each column."""
    columns = [_windows_of(list(column), k) for column in zip(*grid, strict=True)]
    return [list(line) for line in zip(*columns, strict=True)]


def _one_above_two(sums: list[list[int]], k: int) -> int:
    """Best three by the places of their first corners, the other two below each other or side by side."""
    rows = [max(line) for line in sums]
    above = list(accumulate(rows, max))
    below = list(accumulate(reversed(rows), max))[::-1]
    best = max((above[i - k] + rows[i] + below[i + k] for i in range(k, len(rows) - k)), default=0)
    columns = [0] * len(sums[0])
    for i in reversed(range(k, len(rows))):
        columns = list(map(max, columns, sums[i]))
        left = list(accumulate(columns, max))
        right = list(accumulate(reversed(columns), max))[::-1]
        best = max(best, above[i - k] + max(left[j - k] + right[j] for j in range(k, len(columns))))
    return best
