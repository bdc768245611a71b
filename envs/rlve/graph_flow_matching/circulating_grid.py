"""Turn as few arrows of a grid as possible, so that every cell has one arrow that leads to it."""

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

STEPS = {"L": (0, -1), "R": (0, 1), "U": (-1, 0), "D": (1, 0)}


class CirculatingGrid(Task):
    """R and C from 2 to the maximum, arrows at random."""

    ladder = Ladder(size=step(3, 1), top=22)
    answer = letters("the new grid", "LRUD", count="grid", width="width")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        rows, columns = rng.randint(2, size), rng.randint(2, size)
        grid = ["".join(rng.choices("LRUD", columns)) for _ in range(rows)]
        return {"width": columns, "grid": grid}

    def prompt(self, grid: list[str]) -> str:
        drawn = "\n".join(grid)
        return (
            "Every cell of the grid below has an arrow to one of its neighbours: L left, R right, U up, D "
            "down. The grid wraps around: from the last column R leads to the first column of the same row, "
            "from the first row U leads to the last row of the same column, and so on. Change as few arrows "
            "as possible so that exactly one arrow leads to every cell (then whoever follows the arrows "
            f"from any cell comes back to it).\ngrid:\n{drawn}"
        )

    def solve(self, width: int, grid: list[str]) -> list[str]:
        import numpy as np
        from scipy.optimize import linear_sum_assignment

        size = len(grid) * width
        costs = np.full((size, size), 2 * size)
        for cell in range(size):
            for arrow in STEPS:
                to = _target(grid, cell, arrow)
                costs[cell, to] = min(costs[cell, to], arrow != grid[cell // width][cell % width])
        arrows = []
        for cell, to in enumerate(linear_sum_assignment(costs)[1]):
            options = [arrow for arrow in STEPS if _target(grid, cell, arrow) == to]
            known = grid[cell // width][cell % width]
            arrows.append(known if known in options else options[0])
        return ["".join(arrows[i * width : (i + 1) * width]) for i in range(len(grid))]

    def value(self, answer: list[str], grid: list[str]) -> int | Invalid:
        width = len(grid[0])
        size = len(grid) * width
        if len({_target(answer, cell, answer[cell // width][cell % width]) for cell in range(size)}) < size:
            return Invalid("two arrows lead to the same cell")
        return sum(a != b for a, b in zip("".join(answer), "".join(grid), strict=True))


def _target(grid: list[str], cell: int, arrow: str) -> int:
    """The number of the cell that an arrow leads to; cells are numbered row by row."""
    (i, j), (down, right) = divmod(cell, len(grid[0])), STEPS[arrow]
    return (i + down) % len(grid) * len(grid[0]) + (j + right) % len(grid[0])
