"""Place mines on the unnumbered cells so that each number counts the mines around it."""

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

UNNUMBERED = (60, 70, 80, 90, 95)


class Minesweeping(Task):
    """60 % to 95 % of the cells show no number; any number of those, at least one, are planted mines."""

    ladder = Ladder(most=step(4, 1), top=50)
    answer = letters("the mines", "*.", count="n", width="m")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(2, most), rng.randint(2, most)
        cells = [(r, c) for r in range(n) for c in range(m)]
        hidden = rng.sample(cells, n * m * rng.choice(UNNUMBERED) // 100)
        mines, unnumbered = set(hidden[: rng.randint(1, len(hidden))]), set(hidden)
        planted = ["".join(".*"[(r, c) in mines] for c in range(m)) for r in range(n)]
        grid = [
            "".join("?" if (r, c) in unnumbered else str(_around(planted, r, c)) for c in range(m))
            for r in range(n)
        ]
        return {"n": n, "m": m, "grid": grid, "mines": planted}

    def prompt(self, n: int, m: int, grid: list[str]) -> str:
        return (
            f"The grid below has {n} rows of {m} cells. A cell that shows a digit holds no mine; a cell that "
            "shows ? may or may not hold one. Place mines so that each digit is the number of mines in the "
            "(up to 8) cells that touch its cell on a side or at a corner. Any such placement is right. In "
            "the answer, * is a mine and . is a cell without one, digits included.\n" + "\n".join(grid)
        )

    def solve(self, mines: list[str]) -> list[str]:
        return mines

    def value(self, answer: list[str], grid: list[str]) -> tuple[int, int] | Invalid:
        digits = [
            (r, c, digit) for r, line in enumerate(grid) for c, digit in enumerate(line) if digit != "?"
        ]
        if any(answer[r][c] == "*" for r, c, _ in digits):
            return Invalid("a mine lies on a numbered cell")
        return sum(_around(answer, r, c) == int(digit) for r, c, digit in digits), len(digits)


def _around(mines: list[str], r: int, c: int) -> int:
    """The mines that touch a cell which holds none."""
    return sum(line[max(c - 1, 0) : c + 2].count("*") for line in mines[max(r - 1, 0) : r + 2])
