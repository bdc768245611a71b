"""Find a most frequent value of an array."""

from collections import Counter

from envs.formats import integer
from envs.ladder import Ladder, grow, step
from envs.render import row
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task


class BucketSorting(Task):
    """Uniform values, redrawn while more than two of them occur most often."""

    version = 2
    ladder = Ladder(n=grow(5, "1.1", 1), max=step(2, 1), top=40)
    answer = integer("a value that occurs most often")
    reward = feasible()

    def generate(self, rng: Rng, n: int, max: int) -> Instance:
        while True:
            a = [rng.randint(0, max) for _ in range(n)]
            times = Counter(a).values()
            if list(times).count(sorted(times)[-1]) <= 2:
                return {"a": a}

    def prompt(self, a: list[int]) -> str:
        return (
            "Find a value that occurs at least as often in the array A as any other value. If several "
            f"values do, give any one of them.\nA: {row(a)}"
        )

    def solve(self, a: list[int]) -> int:
        return Counter(a).most_common(1)[0][0]

    def value(self, answer: int, a: list[int]) -> bool | Invalid:
        times = Counter(a)
        if answer not in times:
            return Invalid("the value does not occur in the array")
        return times[answer] == max(times.values()) or missed("another value occurs more often")
