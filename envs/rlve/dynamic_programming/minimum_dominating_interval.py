"""Choose K covered points on a line; minimise the cost of all intervals that hold a chosen one."""

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumDominatingInterval(Task):
    """N points, N intervals with costs from 1 to N; K is 10 to 90 % of the covered points."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=24)
    answer = labels("the chosen points, in any order", below="n", start=1, like="k")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        intervals = []
        for _ in range(n):
            left = rng.randint(1, n)
            intervals.append([left, rng.randint(left, min(n, left + n // 2)), rng.randint(1, n)])
        covered = {p for left, right, _ in intervals for p in range(left, right + 1)}
        k = max(1, len(covered) * rng.choice(PER_CENT) // 100)
        return {"n": n, "k": k, "intervals": intervals}

    def prompt(self, n: int, k: int, intervals: list[list[int]]) -> str:
        return (
            f"The points of a line are 1, 2, ..., {n}. There are {len(intervals)} intervals; interval L R C "
            f"holds the points from L to R, both included, and costs C. Choose exactly {k} different points, "
            "each of which lies in at least one interval. Each interval that holds at least one chosen "
            "point must be paid once. Make the sum of the costs of these intervals as small as possible.\n"
            f"L R C of each interval:\n{table(intervals)}"
        )

    def solve(self, n: int, k: int, intervals: list[list[int]]) -> list[int]:
        around = [[i for i in intervals if i[0] <= p <= i[1]] for p in range(n + 1)]
        # new[p][q]: what p costs in addition where q is the chosen point before it.
        new = [[sum(c for left, _, c in around[p] if left > q) for q in range(p)] for p in range(n + 1)]
        best = [{0: (0, 0)}]
        for _ in range(k):
            last, layer = best[-1], {}
            for p in range(1, n + 1):
                choices = [(cost + new[p][q], q) for q, (cost, _) in last.items() if q < p]
                if around[p] and choices:
                    layer[p] = min(choices)
            best.append(layer)
        chosen = [min(best[k], key=lambda p: best[k][p])]
        for layer in reversed(best[2:]):
            chosen.append(layer[chosen[-1]][1])
        return chosen[::-1]

    def value(self, answer: list[int], intervals: list[list[int]]) -> int | Invalid:
        for p in answer:
            if not any(left <= p <= right for left, right, _ in intervals):
                return Invalid(f"the point {p} lies in no interval")
        return sum(cost for left, right, cost in intervals if any(left <= p <= right for p in answer))


PER_CENT = (10, 20, 30, 50, 70, 90)
