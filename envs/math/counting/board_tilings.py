"""Count the tilings of a board with holes by dominoes and unit squares."""

from envs.formats import natural
from envs.ladder import Ladder
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "A board has {rows} rows and {columns} columns of unit squares. The squares in {holes} are cut out, "
    "where (r, c) stands for row r and column c, counted from 1. In how many ways can the rest of the board "
    "be covered exactly, without overlaps, by 1x1 tiles and 1x2 dominoes? Dominoes may lie either way; "
    "tilings that a rotation or reflection turns into each other are different.",
    "Find the number of ways to tile what is left of a {rows} by {columns} grid (rows by columns) after the "
    "cells {holes} have been removed; (r, c) is the cell in row r and column c, both counted from 1. Each "
    "tile covers either a single cell or two cells that share a side, and any number of tiles of both sorts "
    "may be used. Symmetric tilings count separately.",
)


def most_rows(level: int) -> int:
    """3, and one more at every fifth level."""
    return 3 + level // 5


def most_columns(level: int) -> int:
    """4, and one more at every second level."""
    return 4 + level // 2


class BoardTilings(Task):
    """Cell by cell; the state tells which of the next cells are covered already."""

    ladder = Ladder(rows=most_rows, columns=most_columns, top=24)
    answer = natural("the number of ways")
    reward = exact()

    def generate(self, rng: Rng, rows: int, columns: int) -> Instance:
        rows, columns = rng.randint(max(2, rows - 1), rows), rng.randint(columns - 1, columns)
        cells = [[r, c] for r in range(1, rows + 1) for c in range(1, columns + 1)]
        holes = sorted(rng.sample(cells, rng.randint(1, len(cells) // 5)))
        return {"rows": rows, "columns": columns, "holes": holes, "wording": rng.below(len(WORDINGS))}

    def prompt(self, rows: int, columns: int, holes: list[list[int]], wording: int) -> str:
        listed = ", ".join(f"({r}, {c})" for r, c in holes)
        return WORDINGS[wording].format(rows=rows, columns=columns, holes=listed)

    def solve(self, rows: int, columns: int, holes: list[list[int]]) -> int:
        # Column by column; bit i of a state: the cell i places ahead is covered already.
        free = [[r, c] not in holes for c in range(1, columns + 1) for r in range(1, rows + 1)]
        ways = {0: 1}
        for at, open_cell in enumerate(free):
            down_fits = (at + 1) % rows != 0 and free[at + 1]
            right_fits = at + rows < len(free) and free[at + rows]
            after: dict[int, int] = {}
            for state, count in ways.items():
                moves = [state >> 1]
                if open_cell and not state & 1:
                    moves += [(state | 2) >> 1] if down_fits and not state & 2 else []
                    moves += [(state | 1 << rows) >> 1] if right_fits else []
                for to in moves:
                    after[to] = after.get(to, 0) + count
            ways = after
        return ways[0]
