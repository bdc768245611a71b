"""Count the non-empty sets of intervals whose intersection has at least a given length."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class BoundedIntervalIntersection(Task):
    """Intervals from 1 to 2N long that start from 0 to 2N, K up to N: most sets fail, and many do not."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = natural("the number of sets")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        starts = [rng.randint(0, 2 * n) for _ in range(n)]
        return {"k": rng.randint(1, n), "intervals": [[s, s + rng.randint(1, 2 * n)] for s in starts]}

    def prompt(self, k: int, intervals: list[list[int]]) -> str:
        return (
            f"Each of the {len(intervals)} lines below is an interval `l r`: all real numbers from l to r. "
            "Count the non-empty sets of these intervals for which the intersection of all intervals in the "
            "set has a length of at least K; the length of the interval from l to r is r - l. Intervals on "
            "different lines are different, even where their ends are equal.\n"
            f"K = {k}\nintervals:\n{table(intervals)}"
        )

    def solve(self, k: int, intervals: list[list[int]]) -> int:
        # Each set is counted at its interval that starts last, or is listed last of those.
        latest: list[int] = []
        total = 0
        for left, right in sorted(intervals):
            if left <= right - k:
                total += 2 ** sum(left <= start for start in latest)
                latest.append(right - k)
        return total
