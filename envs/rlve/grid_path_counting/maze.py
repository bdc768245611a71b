"""Shortest path from the top left to the bottom right of a maze."""

from bisect import bisect_left
from collections import deque

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, minimise, missed
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 20, 30, 40)
MOVES = {"L": (0, -1), "R": (0, 1), "U": (-1, 0), "D": (1, 0)}

Cell = tuple[int, int]


class Maze(Task):
    """A share of the N x N cells is walled up one by one, in random order, as long as there is a path."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = word("the moves in order", "LRUD")
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        most = n * n * rng.choice(DENSITIES) // 100
        cells = rng.shuffled(range(1, n * n - 1))
        # Each wall cuts more off, so the first number of walls that leaves no path can be bisected for.
        first_cut = bisect_left(
            range(most + 1), True, key=lambda count: (0, 0) not in _distances(_grid(n, cells[:count]))
        )
        return {"grid": _grid(n, cells[: first_cut - 1])}

    def prompt(self, grid: list[str]) -> str:
        return (
            f"The maze below has {len(grid)} rows and columns of cells: . is free, # is a wall. You stand in "
            "the top left cell. A move goes to the neighbouring cell on the left (L), on the right (R), "
            "above (U) or below (D); it may not enter a wall or leave the maze. Reach the bottom right cell, "
            "and stop there, with as few moves as possible.\n" + "\n".join(grid)
        )

    def solve(self, grid: list[str]) -> str:
        distances, cell, path = _distances(grid), (0, 0), ""
        while distances[cell]:
            letter, cell = next(
                (letter, there)
                for letter in MOVES
                if distances.get(there := _moved(cell, letter)) == distances[cell] - 1
            )
            path += letter
        return path

    def value(self, answer: str, grid: list[str]) -> int | Invalid:
        cell, goal = (0, 0), (len(grid) - 1, len(grid) - 1)
        for number, letter in enumerate(answer, 1):
            cell = _moved(cell, letter)
            if not _free(grid, cell):
                return Invalid(f"move {number} ({letter}) goes into a wall or out of the maze")
        return len(answer) if cell == goal else missed("the path does not end in the goal", rlve=-0.2)


def _grid(n: int, walls: list[int]) -> list[str]:
    cells = ["."] * (n * n)
    for wall in walls:
        cells[wall] = "#"
    return ["".join(cells[start : start + n]) for start in range(0, n * n, n)]


def _moved(cell: Cell, letter: str) -> Cell:
    down, right = MOVES[letter]
    return cell[0] + down, cell[1] + right


def _free(grid: list[str], cell: Cell) -> bool:
    r, c = cell
    return 0 <= r < len(grid) and 0 <= c < len(grid) and grid[r][c] == "."


def _distances(grid: list[str]) -> dict[Cell, int]:
    """Moves to the bottom right from each cell that can reach it, by breadth-first search."""
    goal = (len(grid) - 1, len(grid) - 1)
    distances, queue = {goal: 0}, deque([goal])
    while queue:
        cell = queue.popleft()
        for letter in MOVES:
            there = _moved(cell, letter)
            if there not in distances and _free(grid, there):
                distances[there] = distances[cell] + 1
                queue.append(there)
    return distances
