"""Order numbers so that each of many conditions "a before b" holds."""

from graphlib import TopologicalSorter

from envs import graphs
from envs.formats import permutation
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task


class TopologicalSort(Task):
    """Conditions are 20 to 60 % of all pairs, true in a hidden random order."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=20)
    answer = permutation("the numbers in this order", like="n")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = graphs.share(rng, n * (n - 1) // 2, (20, 40, 60), least=2)
        return {"n": n, "conditions": graphs.directed(rng, n, m, acyclic=True)}

    def prompt(self, n: int, conditions: list[list[int]]) -> str:
        return (
            f"Put the numbers 0 to {n - 1} in an order that meets all conditions below. Each line a b says "
            f"that a must come somewhere before b. Any such order counts.\n{table(conditions)}"
        )

    def solve(self, n: int, conditions: list[list[int]]) -> list[int]:
        sorter: TopologicalSorter[int] = TopologicalSorter({label: () for label in range(n)})
        for a, b in conditions:
            sorter.add(b, a)
        return list(sorter.static_order())

    def value(self, answer: list[int], conditions: list[list[int]]) -> tuple[int, int]:
        place = {label: i for i, label in enumerate(answer)}
        return sum(place[a] < place[b] for a, b in conditions), len(conditions)
