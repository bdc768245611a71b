"""Smallest symmetric square of zeros and ones with a given number of ones, none next to another."""

from math import isqrt

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class ClearSymmetry(Task):
    """The chessboard of an odd side n holds (n*n + 1) / 2 ones, and all smaller numbers but 3 fit as well.

    X is uniform among those with one smallest side, which is uniform: so no answer is frequent.
    """

    version = 2
    draws = 24
    ladder = Ladder(most=grow(5, "1.5"), top=40)
    answer = natural("the smallest n")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        side = 2 * rng.randint(0, (_side(most) - 1) // 2) + 1
        below = ((side - 2) ** 2 + 1) // 2 if side > 1 else 0
        return {"x": rng.randint(below + 1, min(most, (side * side + 1) // 2))}

    def prompt(self, x: int) -> str:
        return (
            "Find the smallest n for which there is a square matrix of n rows and n columns that holds only "
            "zeros and ones, holds exactly X ones, and obeys both rules: no two ones are in cells that share "
            "a side; and the matrix stays the same when its rows are put in reverse order, and also when its "
            f"columns are put in reverse order.\nX = {x}"
        )

    def solve(self, x: int) -> int:
        return 5 if x == 3 else _side(x)


def _side(ones: int) -> int:
    """The smallest odd n with (n*n + 1) / 2 >= ones."""
    root = isqrt(2 * ones - 2) + 1
    return root if root % 2 else root + 1
