"""Choose cells of a grid of the smallest total cost: every cell is chosen or beside a chosen one."""

from typing import Any

from envs.formats import lines
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

CHOSEN, COVERED, OPEN = 0, 1, 2


class MinimumDominatingSetGrid(Task):
    """N from 2 to the maximum, M at most 5 (solving is exponential in it), or swapped."""

    ladder = Ladder(size=step(3, 1), top=22)
    answer = lines("the chosen cells, one a line: its row and its column", width=2)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, size: int) -> Instance:
        n, m = rng.randint(2, size), rng.randint(2, min(size, 5))
        if rng.chance(1, 2):
            n, m = m, n
        return {"grid": [[rng.randint(1, n * m) for _ in range(m)] for _ in range(n)]}

    def prompt(self, grid: list[list[int]]) -> str:
        return (
            "Choose cells of the grid below so that every cell is chosen or shares a side with a chosen "
            "one, and the sum of the costs of the chosen cells is as small as possible. The grid shows the "
            f"costs. Rows and columns are numbered from 1.\ngrid:\n{table(grid)}"
        )

    def solve(self, grid: list[list[int]]) -> list[list[int]]:
        if len(grid) < len(grid[0]):
            return [[i, j] for j, i in self.solve([list(column) for column in zip(*grid, strict=True)])]
        # Cell by cell, by the states of the last M cells: the cost and the chain of chosen cells.
        states: dict[tuple[int, ...], tuple[int, Any]] = {(COVERED,) * len(grid[0]): (0, None)}
        for i, line in enumerate(grid, 1):
            for j, price in enumerate(line, 1):
                following: dict[tuple[int, ...], tuple[int, Any]] = {}
                for state, (cost, chain) in states.items():
                    left = state[-1] if j > 1 else COVERED
                    options = [
                        (
                            (*state[1:-1], COVERED if j > 1 and left else state[-1], CHOSEN),
                            cost + price,
                            ([i, j], chain),
                        )
                    ]
                    if state[0] != OPEN:
                        own = COVERED if CHOSEN in (state[0], left) else OPEN
                        options.append(((*state[1:], own), cost, chain))
                    for key, total, cells in options:
                        if key not in following or total < following[key][0]:
                            following[key] = total, cells
                states = following
        _, chain = min((v for state, v in states.items() if OPEN not in state), key=lambda v: v[0])
        chosen = []
        while chain:
            cell, chain = chain
            chosen.append(cell)
        return chosen[::-1]

    def value(self, answer: list[list[int]], grid: list[list[int]]) -> int | Invalid:
        chosen = {(i, j) for i, j in answer}
        cells = {(i, j) for i in range(1, len(grid) + 1) for j in range(1, len(grid[0]) + 1)}
        if len(chosen) < len(answer) or not chosen <= cells:
            return Invalid("a cell is repeated or outside the grid")
        for i, j in cells:
            if chosen.isdisjoint(((i, j), (i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1))):
                return Invalid(f"the cell {i} {j} is neither chosen nor beside a chosen one", rlve=-0.2)
        return sum(grid[i - 1][j - 1] for i, j in chosen)
