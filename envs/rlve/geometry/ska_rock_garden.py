"""Exchange the coordinates of points to make the perimeter of their bounding box small, cheaply."""

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import in_order
from envs.rng import Rng
from envs.task import Instance, Task

Point = list[int]
"""[x, y, cost of exchanging x and y]."""


class SkaRockGarden(Task):
    """Coordinates from 0 to 2N, costs from 1 to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = word("one digit for each point, in order: 1 to exchange, 0 to leave it", "01", length="points")
    reward = in_order("min", "min", beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "points": [[rng.randint(0, 2 * n), rng.randint(0, 2 * n), rng.randint(1, n)] for _ in range(n)]
        }

    def prompt(self, points: list[Point]) -> str:
        return (
            f"Below are {len(points)} points in the plane, one a line, as x y m: at the cost m, the point "
            "may be moved from (x, y) to (y, x). Choose which points to move so that the smallest rectangle "
            "with sides parallel to the axes that contains all points (it may have no width or no height) "
            "has the smallest possible perimeter; of all choices with this perimeter, take one with the "
            f"smallest total cost.\n{table(points)}"
        )

    def solve(self, points: list[Point]) -> str:
        low, high = [min(x, y) for x, y, _ in points], [max(x, y) for x, y, _ in points]
        # With all points on one side of x = y the sides are shortest; only these four boxes have such sides.
        short, long = (min(low), max(low)), (min(high), max(high))
        wide, narrow = (min(low), max(high)), (min(high), max(low))
        boxes = ((short, long), (long, short), (wide, narrow), (narrow, wide))
        fitted = [bits for box in boxes if (bits := _fitted(points, *box))]
        return min(fitted, key=lambda bits: self.value(bits, points))

    def value(self, answer: str, points: list[Point]) -> tuple[int, int]:
        moved = [(y, x) if bit == "1" else (x, y) for bit, (x, y, _) in zip(answer, points, strict=True)]
        perimeter = 2 * sum(max(line) - min(line) for line in zip(*moved, strict=True))
        return perimeter, sum(m for bit, (_, _, m) in zip(answer, points, strict=True) if bit == "1")


def _fitted(points: list[Point], across: tuple[int, int], up: tuple[int, int]) -> str:
    """The cheapest choice that puts all points into a box; "" for none."""
    bits = ""
    for x, y, _ in points:
        if across[0] <= x <= across[1] and up[0] <= y <= up[1]:
            bits += "0"
        elif across[0] <= y <= across[1] and up[0] <= x <= up[1]:
            bits += "1"
        else:
            return ""
    return bits
