"""Count the integer solutions of A x + B y + C = 0 in a box."""

from math import gcd

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class BinaryLinearEquationSolutionCounting(Task):
    """The box lies within -`most`..`most`. A and B are uniform in a range that is halved a few times.

    (All in the full range would nearly always give 0 or 1.) C has a planted solution in 7 of 8 cases.
    """

    version = 2
    draws = 24
    ladder = Ladder(most=grow(8, "2"), top=60)
    answer = natural("the number of solutions")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        a, b = (_halved(rng, most) for _ in range(2))
        (x1, x2), (y1, y2) = (_ends(rng, most) for _ in range(2))
        c = -(a * rng.randint(x1, x2) + b * rng.randint(y1, y2))
        c += 0 if rng.chance(7, 8) else rng.randint(1, most)
        return {"a": a, "b": b, "c": c, "x1": x1, "x2": x2, "y1": y1, "y2": y2}

    def prompt(self, a: int, b: int, c: int, x1: int, x2: int, y1: int, y2: int) -> str:
        return (
            "How many pairs of integers (x, y) satisfy A * x + B * y + C = 0 with X1 <= x <= X2 and "
            f"Y1 <= y <= Y2?\nA = {a}\nB = {b}\nC = {c}\nX1 = {x1}\nX2 = {x2}\nY1 = {y1}\nY2 = {y2}"
        )

    def solve(self, a: int, b: int, c: int, x1: int, x2: int, y1: int, y2: int) -> int:
        if b == 0:
            a, b, x1, x2, y1, y2 = b, a, y1, y2, x1, x2
        if b == 0:
            return (x2 - x1 + 1) * (y2 - y1 + 1) if c == 0 else 0
        if a < 0:
            a, b, c = -a, -b, -c
        divisor = gcd(a, b)
        if c % divisor:
            return 0
        # x is in one residue class; the bounds on y are bounds on a * x.
        stride = abs(b) // divisor
        first = -c // divisor * pow(a // divisor, -1, stride) % stride
        least, most = sorted((-c - b * y1, -c - b * y2))
        if a == 0:
            return x2 - x1 + 1 if least <= 0 <= most else 0
        low, high = max(x1, -(-least // a)), min(x2, most // a)
        return max(0, (high - first) // stride - (low - 1 - first) // stride)


def _halved(rng: Rng, most: int) -> int:
    bound = most >> rng.randint(1, most.bit_length() - 1)
    return rng.randint(-bound, bound)


def _ends(rng: Rng, most: int) -> tuple[int, int]:
    low = rng.randint(-most, most)
    return low, rng.randint(low, most)
