"""Sort labelled items by swaps that cost the sum of the two weights, as cheaply as possible."""

from envs.formats import lines
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise, missed
from envs.rng import Rng
from envs.task import Instance, Task


class SloElephants(Task):
    """Weights from 1 to 5N; each cycle is sorted with its lightest item or with the lightest of all."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = lines("the two labels of each swap, in order", width=2)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        a = b = rng.permutation(n)
        while a == b:
            b = rng.permutation(n)
        return {"a": a, "b": b, "c": [rng.randint(1, 5 * n) for _ in range(n)]}

    def prompt(self, a: list[int], b: list[int], c: list[int]) -> str:
        return (
            f"The items 0 to {len(a) - 1} stand in a row in the order A. A swap of the different items i and "
            "j, wherever they stand, exchanges their places and costs C[i] + C[j], where C is indexed by "
            "item from 0. Bring the items into the order B with the smallest total cost.\n"
            f"A: {row(a)}\nB: {row(b)}\nC: {row(c)}"
        )

    def solve(self, a: list[int], b: list[int], c: list[int]) -> list[list[int]]:
        place, swaps = {item: i for i, item in enumerate(a)}, []

        def swap(i: int, j: int) -> None:
            swaps.append([i, j])
            place[i], place[j] = place[j], place[i]

        lightest = min(range(len(a)), key=c.__getitem__)
        for first in [lightest, *range(len(a))]:
            cycle = [first]
            while (wanted := b[place[cycle[-1]]]) != first:
                cycle.append(wanted)
            if len(cycle) == 1:
                continue
            helper = min(cycle, key=c.__getitem__)
            own, lent = (len(cycle) - 2) * c[helper], (len(cycle) + 1) * c[lightest] + c[helper]
            if lent < own:
                swap(lightest, helper)
                helper = lightest
            while (wanted := b[place[helper]]) != helper:
                swap(helper, wanted)
        return swaps

    def value(self, answer: list[list[int]], a: list[int], b: list[int], c: list[int]) -> int | Invalid:
        now = list(a)
        for i, j in answer:
            if not (0 <= i < len(a) and 0 <= j < len(a) and i != j):
                return Invalid(f"{i} {j} are not two different items")
            x, y = now.index(i), now.index(j)
            now[x], now[y] = j, i
        if now != b:
            return missed("the items do not stand in the order B in the end", rlve=-0.2)
        return sum(c[i] + c[j] for i, j in answer)
