"""Walk K times through a grid of numbers, right and down; collect as much as possible, cells once."""

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rlve.graph_flow_matching._costs import Network
from envs.rng import Rng
from envs.task import Instance, Task


class MaxGridPathIntersection(Task):
    """K from 1 to N // 2, values from 0 to N."""

    ladder = Ladder(n=step(3, 1), top=20)
    answer = natural("the largest possible sum")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        grid = [[rng.randint(0, n) for _ in range(n)] for _ in range(n)]
        return {"grid": grid, "k": rng.randint(1, n // 2)}

    def prompt(self, grid: list[list[int]], k: int) -> str:
        return (
            "K times you walk through the grid below from the top left to the bottom right cell; every step "
            "goes to the next cell to the right or to the next cell below. The first walk that comes to a "
            "cell collects its value, the first and the last cell included; after that the cell is worth 0. "
            f"Find the largest sum that K walks can collect together.\nK: {k}\ngrid:\n{table(grid)}"
        )

    def solve(self, grid: list[list[int]], k: int) -> int:
        n = len(grid)
        network = Network(2 * n * n)
        for i, line in enumerate(grid):
            for j, value in enumerate(line):
                cell = 2 * (i * n + j)
                network.add(cell, cell + 1, 1, -value)
                network.add(cell, cell + 1, k, 0)
                if j + 1 < n:
                    network.add(cell + 1, cell + 2, k, 0)
                if i + 1 < n:
                    network.add(cell + 1, cell + 2 * n, k, 0)
        return -network.augment(0, 2 * n * n - 1, k)[1]
