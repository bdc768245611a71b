"""Count the ways to number the cells of a grid with the local minima in the given places."""

from functools import cache
from math import factorial

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task

AREA = 48
EFFORT = 20_000
"""Most sets of cells that the solver looks at: about 0.2 s."""

Grid = list[str]


class GridLocalMinimumCounting(Task):
    """N x M, both from 2 to `most`; the minima are those of a random numbering.

    Counting takes exponential time, so a grid has at most 48 cells; and at least 2 * `most`, so that it
    grows to the top. Numberings with too many minima are drawn again.
    """

    ladder = Ladder(most=step(3, 1), top=20)
    answer = natural("the number of ways")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        sides = range(2, most + 1)
        sizes = [(n, m) for n in sides for m in sides if 2 * most <= n * m <= AREA]
        while True:
            n, m = rng.choice(sizes)
            near, numbers = _neighbourhoods(n, m), rng.permutation(n * m)
            minima = {i for i in range(n * m) if all(numbers[i] <= numbers[j] for j in near[i])}
            if len(_independent(_others(near, minima), near, EFFORT >> len(minima))) << len(minima) <= EFFORT:
                cells = "".join(".X"[i in minima] for i in range(n * m))
                return {"n": n, "m": m, "grid": [cells[i : i + m] for i in range(0, n * m, m)]}

    def prompt(self, n: int, m: int, grid: Grid) -> str:
        return (
            f"The grid below has {n} rows of {m} cells. Number its cells with 1 to {n * m}, each number "
            "once, so that a cell is marked X if and only if its number is smaller than the numbers of all "
            "cells that touch it on a side or at a corner (up to 8). Count the ways to do this.\n"
            + "\n".join(grid)
        )

    def solve(self, n: int, m: int, grid: Grid) -> int:
        near = _neighbourhoods(n, m)
        minima = frozenset(i for i, cell in enumerate("".join(grid)) if cell == "X")

        @cache
        def ways(cells: frozenset[int]) -> int:
            """Numberings with minima in these cells, at least: the first of them is first of all near."""
            if not cells:
                return factorial(n * m)
            return sum(ways(cells - {cell}) for cell in cells) // len({j for i in cells for j in near[i]})

        # Inclusion and exclusion over the sets of minima that are too many.
        extras = _independent(_others(near, minima), near, EFFORT)
        return sum((-1) ** len(extra) * ways(minima | extra) for extra in extras)


def _neighbourhoods(n: int, m: int) -> list[set[int]]:
    """For each cell, counted row after row, itself and the cells that touch it."""
    return [
        {i * m + j for i in range(max(r - 1, 0), min(r + 2, n)) for j in range(max(c - 1, 0), min(c + 2, m))}
        for r in range(n)
        for c in range(m)
    ]


def _others(near: list[set[int]], minima: set[int] | frozenset[int]) -> list[int]:
    """The cells that could be minima beside those given."""
    return [i for i in range(len(near)) if not near[i] & minima]


def _independent(cells: list[int], near: list[set[int]], limit: int) -> list[frozenset[int]]:
    """All sets of these cells of which no two touch; stops early where there are more than `limit`."""
    sets: list[frozenset[int]] = [frozenset()]
    for cell in cells:
        sets += [chosen | {cell} for chosen in sets if not near[cell] & chosen]
        if len(sets) > limit:
            break
    return sets
