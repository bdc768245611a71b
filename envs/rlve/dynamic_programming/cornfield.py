"""Raise at most K intervals by one; make the longest non-decreasing subsequence as long as possible."""

from bisect import bisect_right

from envs.formats import lines
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class Cornfield(Task):
    """Heights from 1 to N, redrawn while raising does not help; K from 1 to N // 3.

    Some best choice has only intervals up to the end of the array.
    """

    ladder = Ladder(n=grow(3, "1.1", 1), top=21)
    answer = lines("the first and the last index of each interval, in any order", width=2, empty=True)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        k = rng.randint(1, max(1, n // 3))
        for _ in range(TRIES):
            h = [rng.randint(1, n) for _ in range(n)]
            if _longest(self.solve(k, h), h) > _longest([], h):
                break
        return {"k": k, "h": h}

    def prompt(self, k: int, h: list[int]) -> str:
        return (
            f"H is an array of length {len(h)}, indexed from 0. You may do at most {k} operations. An "
            "operation takes L and R with L <= R and adds 1 to each of H[L], H[L+1], ..., H[R]; the same "
            "interval may be taken again. Make the longest non-decreasing subsequence of the final array "
            "(its elements need not be consecutive) as long as possible, and give the intervals.\n"
            f"H: {row(h)}"
        )

    def solve(self, k: int, h: list[int]) -> list[list[int]]:
        # State: the last element i of the subsequence, and how many intervals cover it.
        best: dict[tuple[int, int], tuple[int, tuple[int, int] | None]] = {}
        for i in range(len(h)):
            found = [
                (length + 1, state)
                for state, (length, _) in best.items()
                if h[state[0]] + state[1] <= h[i] + k
            ]
            for used in range(k + 1):
                fits = (
                    (length, state)
                    for length, state in found
                    if state[1] <= used and h[state[0]] + state[1] <= h[i] + used
                )
                best[i, used] = max(fits, key=lambda pair: pair[0], default=(1, None))
        state: tuple[int, int] | None = max(best, key=lambda state: best[state][0])
        chosen: list[list[int]] = []
        while state:
            before = best[state][1]
            raised = state[1] - (before[1] if before else 0)
            chosen += [[state[0], len(h) - 1]] * raised
            state = before
        return chosen[::-1]

    def value(self, answer: list[list[int]], k: int, h: list[int]) -> int | Invalid:
        if len(answer) > k:
            return Invalid(f"{len(answer)} intervals, where at most {k} are allowed")
        if not all(0 <= left <= right < len(h) for left, right in answer):
            return Invalid(f"an interval is not of the form L R, with 0 <= L <= R <= {len(h) - 1}")
        return _longest(answer, h)


TRIES = 20


def _longest(intervals: list[list[int]], h: list[int]) -> int:
    """The longest non-decreasing subsequence, by the least last elements of those of each length."""
    tails: list[int] = []
    for i, height in enumerate(h):
        raised = height + sum(left <= i <= right for left, right in intervals)
        place = bisect_right(tails, raised)
        tails[place : place + 1] = [raised]
    return len(tails)
