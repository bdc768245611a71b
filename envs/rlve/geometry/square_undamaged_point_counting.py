"""Count the squares, also slanted ones, with corners on the undamaged points of a grid."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class SquareUndamagedPointCounting(Task):
    """N and M from 1 to `most`; between one and a third of the points are damaged."""

    ladder = Ladder(most=grow(2, "1.1", 1), top=25)
    answer = natural("the number of squares")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n, m = rng.randint(1, most), rng.randint(1, most)
        points = [[x, y] for x in range(n + 1) for y in range(m + 1)]
        return {"n": n, "m": m, "damaged": rng.sample(points, rng.randint(1, len(points) // 3))}

    def prompt(self, n: int, m: int, damaged: list[list[int]]) -> str:
        return (
            "Count the squares whose four corners are undamaged points (x, y) with integer coordinates, "
            f"0 <= x <= {n} and 0 <= y <= {m}. Sides need not be parallel to the axes. Two squares are "
            "different where their sets of corners are; damaged points inside of a square or on its sides do "
            f"not matter.\ndamaged points, one a line, as x y:\n{table(damaged)}"
        )

    def solve(self, n: int, m: int, damaged: list[list[int]]) -> int:
        # Points are bits, with so much room between the rows that a shift never reaches the next one.
        side = min(n, m)
        width = n + 1 + side
        good = sum(((1 << n + 1) - 1) << y * width for y in range(m + 1))
        for x, y in damaged:
            good ^= 1 << y * width + x
        count = 0
        for dx in range(1, side + 1):
            for dy in range(side - dx + 1):
                # From the first corner (dx, dy) leads to the second and (-dy, dx) to the last.
                second, last = dy * width + dx, dx * width - dy
                count += (good & good >> second & good >> last & good >> second + last).bit_count()
        return count
