"""Squared Manhattan norms summed over the integer points of the surfaces x y z = k, A <= k <= B."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class SumManhattanCurvedSurface(Task):
    """A and B with A <= B are up to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=21)
    answer = natural("the sum")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        a = rng.randint(1, most)
        return {"a": a, "b": rng.randint(a, most)}

    def prompt(self, a: int, b: int) -> str:
        return (
            "Find the sum of (|x| + |y| + |z|)**2 over all triples of integers (x, y, z), negative ones "
            f"included, for which A <= x * y * z <= B.\nA = {a}\nB = {b}"
        )

    def solve(self, a: int, b: int) -> int:
        # Of the signs of three positive numbers, four choices leave the product positive.
        return 4 * (_total(b) - _total(a - 1))


def _total(n: int) -> int:
    """The sum of (x + y + z)**2 over positive integers with x * y * z <= n."""
    total = 0
    for x in range(1, n + 1):
        for y in range(1, n // x + 1):
            most, s = n // (x * y), x + y
            total += most * s * s + s * most * (most + 1) + most * (most + 1) * (2 * most + 1) // 6
    return total
