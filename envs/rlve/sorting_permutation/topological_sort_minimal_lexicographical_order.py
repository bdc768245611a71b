"""Order numbers under conditions "a before b" with 0 as early as possible, then 1, and so on."""

from envs import graphs
from envs.formats import permutation
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import in_order
from envs.rng import Rng
from envs.task import Instance, Task


class TopologicalSortMinimalLexicographicalOrder(Task):
    """Half of the reward is for the conditions, half for the places that agree with the one best order."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(3, "1.1", 1), top=20)
    answer = permutation("the numbers in this order", like="n")
    reward = in_order("max", "max", beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = graphs.share(rng, n * (n - 1) // 2, (15, 35, 70), least=1)
        return {"n": n, "conditions": graphs.directed(rng, n, m, acyclic=True)}

    def prompt(self, n: int, conditions: list[list[int]]) -> str:
        return (
            f"Put the numbers 0 to {n - 1} in an order that meets all conditions below. Each line a b says "
            "that a must come somewhere before b. Of all such orders, take those in which 0 stands as early "
            "as possible; of these, those in which 1 stands as early as possible; then 2, and so on, until "
            f"one order is left.\n{table(conditions)}"
        )

    def solve(self, n: int, conditions: list[list[int]]) -> list[int]:
        # From the back: the largest number that nothing left must follow.
        left, order = set(range(n)), []
        while left:
            blocked = {a for a, b in conditions if b in left}
            order.append(max(left - blocked))
            left.remove(order[-1])
        return order[::-1]

    def value(self, answer: list[int], n: int, conditions: list[list[int]]) -> tuple[int, int]:
        place = {label: i for i, label in enumerate(answer)}
        met = sum(place[a] < place[b] for a, b in conditions)
        return met, sum(x == y for x, y in zip(answer, self.solve(n, conditions), strict=True))
