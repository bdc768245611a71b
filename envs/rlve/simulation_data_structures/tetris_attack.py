"""Clear an array of pairs, whose equal neighbours vanish, with the fewest swaps of neighbours."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, minimise, missed
from envs.rng import Rng
from envs.task import Instance, Task


class TetrisAttack(Task):
    """Each of 0 to N - 1 twice, never side by side at the start; a swap undoes one crossing of two pairs."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = integers("the swap indices in order")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        array = [0, 0]
        while any(x == y for x, y in pairwise(array)):
            array = rng.shuffled([*range(n), *range(n)])
        return {"array": array}

    def prompt(self, array: list[int]) -> str:
        return (
            "Each number in the array below occurs twice. A swap with index i exchanges the elements at the "
            "indices i and i + 1 of the array as it is then, indexed from 0. After each swap, neighbours "
            "that are equal vanish and the gap closes, again and again until no neighbours are equal. Make "
            f"the array empty with as few swaps as possible.\narray: {row(array)}"
        )

    def solve(self, array: list[int]) -> list[int]:
        now, swaps = array, []
        while now:
            second = next(j for j, value in enumerate(now) if value in now[:j])
            first = now.index(now[second])
            for i in range(second - 1, first, -1):
                swaps.append(i)
                now = _swap(now, i)
        return swaps

    def value(self, answer: list[int], array: list[int]) -> int | Invalid:
        now = array
        for i in answer:
            if not 0 <= i < len(now) - 1:
                return Invalid(f"there are no indices {i} and {i + 1}")
            now = _swap(now, i)
        return missed("the array is not empty in the end", rlve=-0.2) if now else len(answer)


def _swap(array: list[int], i: int) -> list[int]:
    """The array after a swap and all removals."""
    kept: list[int] = []
    for value in [*array[:i], array[i + 1], array[i], *array[i + 2 :]]:
        if kept and kept[-1] == value:
            kept.pop()
        else:
            kept.append(value)
    return kept
