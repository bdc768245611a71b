"""Choose cells of a grid of numbers with the largest sum, no two of them side by side."""

from envs.formats import letters
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, maximise
from envs.rlve.graph_flow_matching._cut import NEVER, source_side
from envs.rng import Rng
from envs.task import Instance, Task


class MaximumIndependentSetGrid(Task):
    """Values from 1 to the largest of N, M and 9."""

    ladder = Ladder(size=grow(3, "1.1", 1), top=20)
    answer = letters("1 for every chosen cell and 0 for every other one", "01", count="grid", width="width")
    reward = maximise(beta=3)

    def generate(self, rng: Rng, size: int) -> Instance:
        n, m = rng.randint(2, size), rng.randint(2, size)
        return {"width": m, "grid": [[rng.randint(1, max(n, m, 9)) for _ in range(m)] for _ in range(n)]}

    def prompt(self, grid: list[list[int]]) -> str:
        return (
            "Choose cells of the grid below so that no two chosen cells share a side and the sum of their "
            "values is as large as possible. Write the grid with the digits 1 and 0 instead of the values, "
            f"without spaces.\ngrid:\n{table(grid)}"
        )

    def solve(self, width: int, grid: list[list[int]]) -> list[str]:
        # Of cells coloured like a chess board, those that are left out are a cut between the colours.
        source, sink = len(grid) * width, len(grid) * width + 1
        arcs = []
        for i, line in enumerate(grid):
            for j, value in enumerate(line):
                cell = i * width + j
                arcs.append((cell, sink, value) if (i + j) % 2 else (source, cell, value))
                for x, y in ((i, j + 1), (i + 1, j)):
                    if x < len(grid) and y < width:
                        other = x * width + y
                        arcs.append((other, cell, NEVER) if (i + j) % 2 else (cell, other, NEVER))
        kept = source_side(sink + 1, arcs, source, sink)
        return [
            "".join(str(int(((i + j) % 2 == 0) == (i * width + j in kept))) for j in range(width))
            for i in range(len(grid))
        ]

    def value(self, answer: list[str], grid: list[list[int]]) -> int | Invalid:
        for line in [*answer, *("".join(column) for column in zip(*answer, strict=True))]:
            if "11" in line:
                return Invalid("two chosen cells share a side")
        return sum(
            value
            for line, values in zip(answer, grid, strict=True)
            for a, value in zip(line, values, strict=True)
            if a == "1"
        )
