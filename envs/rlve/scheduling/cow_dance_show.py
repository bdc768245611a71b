"""Time at which the last of some jobs ends that start in order on a few parallel slots."""

from heapq import heapreplace

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class CowDanceShow(Task):
    """N durations from 1 to 5N; K slots, K from 2 to N - 1."""

    ladder = Ladder(n=step(4, 1), top=100)
    answer = natural("the time at which the last job ends")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"k": rng.randint(2, n - 1), "durations": [rng.randint(1, 5 * n) for _ in range(n)]}

    def prompt(self, k: int, durations: list[int]) -> str:
        return (
            f"There are {len(durations)} jobs and {k} slots. A slot runs one job at a time. The jobs start "
            f"in the order of the list below: the first {k} start at time 0, and each next one starts at the "
            "moment when a slot becomes free, in that slot. A job occupies its slot for its duration. When "
            f"is the last job finished?\ndurations: {row(durations)}"
        )

    def solve(self, k: int, durations: list[int]) -> int:
        free = [0] * k
        for duration in durations:
            heapreplace(free, free[0] + duration)
        return max(free)
