"""Choose K of some points on a line; minimise the sum of distances to the nearest chosen one."""

from itertools import accumulate

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import minimise
from envs.rng import Rng
from envs.task import Instance, Task


class AxisKCenter(Task):
    """Different coordinates from 0 to 10N, in ascending order; K from 1 to N - 1."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = labels("the indices of the chosen points, in any order", below="x", like="k")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"k": rng.randint(1, n - 1), "x": sorted(rng.sample(range(10 * n + 1), n))}

    def prompt(self, k: int, x: list[int]) -> str:
        return (
            f"There are {len(x)} points on a line, with indices 0 to {len(x) - 1}; X[i] is the coordinate "
            f"of point i. Choose exactly {k} different points. Each point, chosen or not, costs its distance "
            "to the nearest chosen point. Make the sum of these costs as small as possible.\n"
            f"X: {row(x)}"
        )

    def solve(self, k: int, x: list[int]) -> list[int]:
        # Each run of points costs least with its median: choose how to cut the points into k runs.
        n, sums = len(x), [0, *accumulate(x)]

        def cost(i: int, j: int) -> int:
            middle = (i + j) // 2
            left = x[middle] * (middle - i) - (sums[middle] - sums[i])
            return left + sums[j] - sums[middle] - x[middle] * (j - middle)

        best = [[(cost(0, j), 0) for j in range(n + 1)]]
        for runs in range(2, k + 1):
            last = best[-1]
            starts = [range(runs - 1, j) for j in range(n + 1)]
            best.append(
                [min(((last[i][0] + cost(i, j), i) for i in starts[j]), default=(0, 0)) for j in range(n + 1)]
            )
        chosen, end = [], n
        for layer in reversed(best):
            start = layer[end][1]
            chosen.append((start + end) // 2)
            end = start
        return chosen

    def value(self, answer: list[int], x: list[int]) -> int:
        return sum(min(abs(place - x[i]) for i in answer) for place in x)
