"""Choose K intervals that each add A to an array; make its smallest element as large as possible."""

from envs.formats import labels
from envs.ladder import Ladder, step
from envs.render import row, table
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task


class MaxMinimumAfterIntervalAddition(Task):
    """N, M from 3, K from 2 to M - 1, A from 1, each to the level's maximum, as are the elements.

    Redrawn a few times while the first K intervals do as well as the best ones.
    """

    version = 2
    ladder = Ladder(most=step(3, 1), top=80)
    answer = labels("the numbers of the chosen intervals, in any order", below="intervals", start=1, like="k")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, most: int) -> Instance:
        for _ in range(TRIES):
            n, m = rng.randint(3, most), rng.randint(3, most)
            k, add = rng.randint(2, m - 1), rng.randint(1, most)
            array = [rng.randint(1, most) for _ in range(n)]
            intervals = [sorted(rng.randint(1, n) for _ in range(2)) for _ in range(m)]
            first, best = list(range(1, k + 1)), self.solve(k, add, array, intervals)
            if self.value(first, add, array, intervals) < self.value(best, add, array, intervals):
                break
        return {"k": k, "add": add, "array": array, "intervals": intervals}

    def prompt(self, k: int, add: int, array: list[int], intervals: list[list[int]]) -> str:
        return (
            f"There are an array of {len(array)} elements, indexed from 1, and {len(intervals)} intervals, "
            "numbered from 1. Interval L R covers the elements with the indices L, L + 1, ..., R. Choose "
            f"exactly {k} different intervals; each adds {add} to all elements that it covers. Make the "
            f"smallest element afterwards as large as possible.\narray: {row(array)}\n"
            f"L R of each interval:\n{table(intervals)}"
        )

    def solve(self, k: int, add: int, array: list[int], intervals: list[list[int]]) -> list[int]:
        low, high = min(array), min(array) + add * k
        chosen: list[int] = []
        while low <= high:
            middle = (low + high) // 2
            needed = _reach(middle, add, array, intervals)
            if needed is not None and len(needed) <= k:
                chosen, low = needed, middle + 1
            else:
                high = middle - 1
        others = [i for i in range(1, len(intervals) + 1) if i not in chosen]
        return sorted(chosen + others[: k - len(chosen)])

    def value(self, answer: list[int], add: int, array: list[int], intervals: list[list[int]]) -> int:
        covers = [intervals[i - 1] for i in answer]
        return min(
            element + add * sum(left <= place <= right for left, right in covers)
            for place, element in enumerate(array, start=1)
        )


TRIES = 20


def _reach(target: int, add: int, array: list[int], intervals: list[list[int]]) -> list[int] | None:
    """Fewest intervals with all elements at least `target`: from the left, those that reach furthest."""
    chosen: list[int] = []
    for place, element in enumerate(array, start=1):
        covering = [i for i, (left, right) in enumerate(intervals, start=1) if left <= place <= right]
        missing = target - element - add * sum(i in chosen for i in covering)
        if missing > 0:
            free = sorted((i for i in covering if i not in chosen), key=lambda i: -intervals[i - 1][1])
            needed = -(-missing // add)
            if needed > len(free):
                return None
            chosen += free[:needed]
    return chosen
