"""Place bulbs that light all white cells, do not see each other, and match the numbered walls."""

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.rewards import Invalid, fraction
from envs.rlve.grid_puzzle._cells import joined
from envs.rng import Rng
from envs.task import Instance, Task

WHITE = (50, 60, 70, 80, 90, 95)
"""Percentages of the cells that are white."""

Grid = list[str]
Cell = tuple[int, int]


class LightUpPuzzle(Task):
    """N x M, both from 2 to `most`; half of the walls are numbered. Credit for lit cells and numbers."""

    ladder = Ladder(most=step(3, 1), top=35)
    answer = letters("the grid with the bulbs", "*.#01234", count="n", width="m")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        cells = [(r, c) for r in range(n) for c in range(m)]
        white = rng.sample(cells, n * m * rng.choice(WHITE) // 100)
        grid = [["#"] * m for _ in range(n)]
        for r, c in white:
            grid[r][c] = "."
        bulbs, lit = set(), set()
        for cell in white:
            if cell not in lit:
                bulbs.add(cell)
                lit |= _seen(grid, cell)
        for r, c in cells:
            if grid[r][c] == "#" and rng.chance(1, 2):
                grid[r][c] = str(sum(near in bulbs for near in _around(grid, (r, c))))
        planted = [["*" if (r, c) in bulbs else grid[r][c] for c in range(m)] for r in range(n)]
        return {"n": n, "m": m, "grid": joined(grid), "planted": joined(planted)}

    def prompt(self, n: int, m: int, grid: Grid) -> str:
        return (
            f"The grid below has {n} rows of {m} cells: . is white, # and the digits are walls. Place bulbs "
            "on white cells. A bulb lights its own cell and all white cells in its row and column up to the "
            "next wall or the edge of the grid. Every white cell must be lit, no bulb may be lit by another "
            "bulb, and a wall with a digit must have exactly that many bulbs on the (up to 4) cells that "
            "share a side with it. Beside a wall with # any number is right. Where several ways are "
            "possible, any of them is right. In the answer, write * for a bulb and copy all other cells.\n"
            + "\n".join(grid)
        )

    def solve(self, planted: Grid) -> Grid:
        return planted

    def value(self, answer: Grid, n: int, m: int, grid: Grid) -> tuple[int, int] | Invalid:
        cells = [(r, c) for r in range(n) for c in range(m)]
        if any(answer[r][c] not in (grid[r][c], "*") for r, c in cells):
            return Invalid("a cell without a bulb is not copied")
        bulbs = {(r, c) for r, c in cells if answer[r][c] == "*"}
        if any(grid[r][c] != "." for r, c in bulbs):
            return Invalid("a bulb is on a wall")
        if any(len(_seen(grid, bulb) & bulbs) > 1 for bulb in bulbs):
            return Invalid("a bulb lights another")
        lit = {cell for bulb in bulbs for cell in _seen(grid, bulb)}
        right = [
            (r, c) in lit
            if grid[r][c] == "."
            else sum(near in bulbs for near in _around(grid, (r, c))) == int(grid[r][c])
            for r, c in cells
            if grid[r][c] != "#"
        ]
        return sum(right), len(right)


def _inside(grid: list[str] | list[list[str]], cell: Cell) -> bool:
    return 0 <= cell[0] < len(grid) and 0 <= cell[1] < len(grid[0])


def _around(grid: list[str] | list[list[str]], cell: Cell) -> list[Cell]:
    """The cells that share a side with a cell."""
    r, c = cell
    return [near for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)) if _inside(grid, near)]


def _seen(grid: list[str] | list[list[str]], cell: Cell) -> set[Cell]:
    """The white cells that a bulb on a cell lights."""
    seen = {cell}
    for down, right in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        r, c = cell[0] + down, cell[1] + right
        while _inside(grid, (r, c)) and grid[r][c] == ".":
            seen.add((r, c))
            r, c = r + down, c + right
    return seen
