"""Everyone on a circle chooses one of two foods: find a Nash equilibrium."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class Las(Task):
    """Foods of 1 to 2N + 4; best replies, one at a time, end in an equilibrium (Rosenthal's potential)."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integers("the food of each person, in order", like="foods")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"foods": [rng.randint(1, 2 * n + 4) for _ in range(n)]}

    def prompt(self, foods: list[int]) -> str:
        n = len(foods)
        return (
            f"{n} persons and {n} foods are numbered from 1 to {n}. Person i chooses food i or food i + 1; "
            f"person {n} chooses food {n} or food 1. The amount of each food is given below. A person who is "
            "the only one to choose a food gets all of it; two persons who choose the same food get half of "
            "it each. Find choices with which nobody would get strictly more by changing only their own "
            f"choice.\namounts: {row(foods)}"
        )

    def solve(self, foods: list[int]) -> list[int]:
        n = len(foods)
        chosen = list(range(n))
        while (i := next((i for i in range(n) if not _content(foods, chosen, i)), -1)) >= 0:
            chosen[i] = i if chosen[i] != i else (i + 1) % n
        return [food + 1 for food in chosen]

    def value(self, answer: list[int], foods: list[int]) -> tuple[int, int] | Invalid:
        n, chosen = len(foods), [food - 1 for food in answer]
        if not all(chosen[i] in (i, (i + 1) % n) for i in range(n)):
            return Invalid("somebody chooses a food that is not one of their two")
        return sum(_content(foods, chosen, i) for i in range(n)), n


def _content(foods: list[int], chosen: list[int], i: int) -> bool:
    """Does person i get as much as with the other food? Amounts are doubled, to halve them."""
    n = len(foods)
    others = (chosen[i - 1], chosen[(i + 1) % n])
    changed = i if chosen[i] != i else (i + 1) % n
    mine, other = (2 * foods[food] // (1 + (food in others)) for food in (chosen[i], changed))
    return mine >= other
