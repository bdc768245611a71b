"""Put as many bombs as possible on a grid with walls, no two of them in sight of each other."""

from envs.formats import letters
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, maximise
from envs.rlve.graph_flow_matching._bipartite import matched
from envs.rng import Rng
from envs.task import Instance, Task


class MaxNoConflictingBombs(Task):
    """Up to half of the cells are walls, up to half of the others are closed; at least one is free."""

    ladder = Ladder(size=grow(3, "1.1", 1), top=20)
    answer = letters("the grid with the bombs", "#x*B", count="grid", width="width")
    reward = maximise(beta=3)

    def generate(self, rng: Rng, size: int) -> Instance:
        n, m = rng.randint(2, size), rng.randint(2, size)
        walls, closed = rng.randint(10, 50), rng.randint(0, 50)
        cells = [
            "#" if rng.chance(walls, 100) else "x" if rng.chance(closed, 100) else "*" for _ in range(n * m)
        ]
        cells[rng.below(n * m)] = "*"
        return {"width": m, "grid": ["".join(cells[i * m : i * m + m]) for i in range(n)]}

    def prompt(self, grid: list[str]) -> str:
        drawn = "\n".join(grid)
        return (
            "In the grid below, # is a wall, * is a free cell, and x is a cell where no bomb may be put. "
            "Put bombs on free cells, as many as possible, such that between any two bombs in the same row "
            "there is a wall in that row, and between any two bombs in the same column there is a wall in "
            "that column; a cell x is no wall. Write the grid with B for every free cell that gets a bomb "
            f"and all other cells as they are.\ngrid:\n{drawn}"
        )

    def solve(self, width: int, grid: list[str]) -> list[str]:
        across = _segments(grid)
        down = [
            list(line) for line in zip(*_segments(["".join(c) for c in zip(*grid, strict=True)]), strict=True)
        ]
        cells = [(i, j) for i, line in enumerate(grid) for j, cell in enumerate(line) if cell == "*"]
        pairs = {(across[i][j], down[i][j]): (i, j) for i, j in cells}
        count = len(grid) * width
        near: list[list[int]] = [[] for _ in range(count)]
        for a, d in sorted(pairs):
            near[a].append(d)
        bombs = {pairs[a, d] for a, d in enumerate(matched(near, count)) if d >= 0}
        return [
            "".join("B" if (i, j) in bombs else cell for j, cell in enumerate(line))
            for i, line in enumerate(grid)
        ]

    def value(self, answer: list[str], grid: list[str]) -> int | Invalid:
        for line, given in zip(answer, grid, strict=True):
            if any(a != g and (a, g) != ("B", "*") for a, g in zip(line, given, strict=True)):
                return Invalid("a cell that is not free was changed, or a free one to something else than B")
        columns = ["".join(column) for column in zip(*answer, strict=True)]
        for line in [*answer, *columns]:
            if any(part.count("B") > 1 for part in line.split("#")):
                return Invalid("there is no wall between two bombs")
        return sum(line.count("B") for line in answer)


def _segments(grid: list[str]) -> list[list[int]]:
    """For each cell the number of its part of the row between walls; walls count to the part before them."""
    numbers: list[list[int]] = []
    number = -1
    for line in grid:
        numbers.append([])
        for j in range(len(line)):
            number += j == 0 or line[j - 1] == "#"
            numbers[-1].append(number)
    return numbers
