"""Blacken cells until no number repeats in a row or column, and the rest stays connected."""

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

Grid = list[list[int]]
Cell = tuple[int, int]


class HitoriPuzzle(Task):
    """N x M, both from 2 to `most`. Planted: up to a third of the cells, each with a number of its lines.

    Credit for the rows and columns without repeats.
    """

    ladder = Ladder(most=step(4, 1), top=30)
    answer = letters("the grid", "*.", count="n", width="m")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        cells = [(r, c) for r in range(n) for c in range(m)]
        white = set(cells)
        for cell in rng.sample(cells, n * m // 3):
            if all(near in white or near not in cells for near in _around(cell)):
                white.remove(cell)
                if not _connected(white):
                    white.add(cell)
        # Different shifts of one cycle: no number repeats until the black cells copy some.
        side = max(n, m)
        down, right, names = rng.sample(range(side), n), rng.sample(range(side), m), rng.permutation(side, 1)
        grid = [[names[(a + b) % side] for b in right] for a in down]
        for r, c in cells:
            if (r, c) not in white:
                i, j = rng.choice([(i, j) for i, j in cells if (i, j) in white and (i == r or j == c)])
                grid[r][c] = grid[i][j]
        planted = ["".join("*."[(r, c) in white] for c in range(m)) for r in range(n)]
        return {"n": n, "m": m, "grid": grid, "planted": planted}

    def prompt(self, n: int, m: int, grid: Grid) -> str:
        return (
            f"The grid below has {n} rows of {m} numbers. Blacken some cells so that, of the cells that stay "
            "white, no two in the same row and no two in the same column hold the same number. No two black "
            "cells may share a side (they may touch at a corner), and all white cells must be connected by "
            "steps from a white cell to a white cell that shares a side with it. Any such choice is right. "
            f"In the answer, * is a black cell and . is a white one.\n{table(grid)}"
        )

    def solve(self, planted: list[str]) -> list[str]:
        return planted

    def value(self, answer: list[str], n: int, m: int, grid: Grid) -> tuple[int, int] | Invalid:
        white = {(r, c) for r in range(n) for c in range(m) if answer[r][c] == "."}
        black = {(r, c) for r in range(n) for c in range(m)} - white
        if any(near in black for cell in black for near in _around(cell)):
            return Invalid("two black cells share a side")
        if not _connected(white):
            return Invalid("the white cells are not connected")
        rows = [[grid[r][c] for c in range(m) if (r, c) in white] for r in range(n)]
        columns = [[grid[r][c] for r in range(n) if (r, c) in white] for c in range(m)]
        return sum(len(set(line)) == len(line) for line in [*rows, *columns]), n + m


def _around(cell: Cell) -> list[Cell]:
    r, c = cell
    return [(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)]


def _connected(cells: set[Cell]) -> bool:
    """Can each of the cells (at least one) be reached from each other?"""
    first = next(iter(cells))
    seen, left = {first}, [first]
    while left:
        for near in _around(left.pop()):
            if near in cells and near not in seen:
                seen.add(near)
                left.append(near)
    return len(seen) == len(cells)
