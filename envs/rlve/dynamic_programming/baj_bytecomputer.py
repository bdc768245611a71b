"""Fewest additions of an element to the next one that make an array non-decreasing."""

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class BajBytecomputer(Task):
    """Entries from -1 to 1, redrawn until the goal can be reached and is not reached already."""

    version = 2
    draws = 24
    ladder = Ladder(n=step(3, 1), top=100)
    answer = natural("the smallest number of operations")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        while _fewest(array := [rng.randint(-1, 1) for _ in range(n)]) in (0, NEVER):
            pass
        return {"array": array}

    def prompt(self, array: list[int]) -> str:
        return (
            f"X is an array of length {len(array)}. One operation takes an element that is not the last one "
            "and adds its present value to the next element: X[i+1] becomes X[i] + X[i+1], and X[i] stays. "
            "Find the smallest number of operations after which no element is smaller than the one before "
            f"it; this is possible.\nX: {row(array)}"
        )

    def solve(self, array: list[int]) -> int:
        return _fewest(array)


NEVER = 10**9


def _fewest(array: list[int]) -> int:
    """Cheapest way to end with -1, 0 or 1, element after element; NEVER where there is none."""
    costs = {value: 0 if value == array[0] else NEVER for value in (-1, 0, 1)}
    for x in array[1:]:
        following = dict.fromkeys(costs, NEVER)
        for previous, cost in costs.items():
            for value in range(previous, 2):
                # Additions of `previous` lead from x to value, or there is no need for any.
                if value == x:
                    following[value] = min(following[value], cost)
                elif previous and (value - x) * previous > 0:
                    following[value] = min(following[value], cost + abs(value - x))
        costs = following
    return min(costs.values())
