"""Choose how often to take each interval, so that all points are covered often enough, cheaply."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row, table
from envs.rewards import Invalid, minimise
from envs.rlve.graph_flow_matching._costs import PLENTY, Network
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumIntervalCoverage(Task):
    """0.7 to 4 times as many intervals as points; costs up to a drawn multiple of the length; needs to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=20)
    answer = integers("how often each interval is taken, in the order of the list", like="intervals")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        dear = rng.randint(1, n)
        intervals = []
        for _ in range(max(2, n * rng.randint(7, 40) // 10)):
            left, right = sorted((rng.randint(1, n), rng.randint(1, n)))
            intervals.append([left, right, rng.randint(1, dear * (right - left + 1))])
        covered = {i for left, right, _ in intervals for i in range(left, right + 1)}
        needs = [rng.randint(0, n) if i in covered else 0 for i in range(1, n + 1)]
        needs[intervals[0][0] - 1] = rng.randint(1, n)
        return {"needs": needs, "intervals": intervals}

    def prompt(self, needs: list[int], intervals: list[list[int]]) -> str:
        return (
            f"There are the points 1 to {len(needs)}. Each line below is an interval, `l r cost`: it covers "
            "all points from l to r, both included. Take every interval some number of times (0, 1, 2, "
            "...), such that every point i is covered at least NEED[i] times in all, and such that the sum "
            "of the costs is as small as possible; an interval costs its cost each time.\nNEED[1], NEED[2], "
            f"...: {row(needs)}\nintervals:\n{table(intervals)}"
        )

    def solve(self, needs: list[int], intervals: list[list[int]]) -> list[int]:
        # What covers point i less what covers i - 1 are the intervals from i on less those up to i - 1: a
        # flow from l to r + 1, with arcs back for what covers a point beyond its need.
        n = len(needs)
        source, sink = n + 1, n + 2
        network = Network(n + 3)
        numbers = [network.add(left - 1, right, PLENTY, cost) for left, right, cost in intervals]
        for i, (before, need) in enumerate(zip([0, *needs], [*needs, 0], strict=True)):
            if i:
                network.add(i, i - 1, PLENTY, 0)
            if need > before:
                network.add(source, i, need - before, 0)
            elif before > need:
                network.add(i, sink, before - need, 0)
        network.augment(source, sink)
        return [network.flow(number) for number in numbers]

    def value(self, answer: list[int], needs: list[int], intervals: list[list[int]]) -> int | Invalid:
        if min(answer) < 0:
            return Invalid("an interval is taken a negative number of times")
        for i, need in enumerate(needs, 1):
            times = sum(
                a for a, (left, right, _) in zip(answer, intervals, strict=True) if left <= i <= right
            )
            if times < need:
                return Invalid(f"point {i} is covered {times} times where {need} are needed")
        return sum(a * cost for a, (_, _, cost) in zip(answer, intervals, strict=True))
