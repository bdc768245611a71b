"""Choose factories that get a warehouse; products move downhill to the next one, at a cost."""

from itertools import accumulate

from envs.formats import labels
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class WarehouseConstruction(Task):
    """Gaps of the distances to N, products to 10, costs to 15N; some factories may have no products."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=40)
    answer = labels("the indices of the factories with a warehouse, in any order", below="x")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {
            "x": list(accumulate((rng.randint(1, n) for _ in range(n - 1)), initial=0)),
            "p": [rng.randint(0, 10) for _ in range(n - 1)] + [rng.randint(1, 10)],
            "c": [rng.randint(1, 15 * n) for _ in range(n)],
        }

    def prompt(self, x: list[int], p: list[int], c: list[int]) -> str:
        return (
            f"There are {len(x)} factories on a slope, with the indices 0 to {len(x) - 1} from the top down. "
            "Factory i is at the distance X[i] from the top and holds P[i] products. A warehouse at factory "
            "i costs C[i]. All products of a factory without a warehouse move down to the nearest factory "
            "with a higher index that has one; each product costs the distance that it moves. Products of a "
            "factory with a warehouse stay there. Each factory with products must have a warehouse at its "
            "own or a higher index. Make the sum of all costs as small as possible.\n"
            f"X: {row(x)}\nP: {row(p)}\nC: {row(c)}"
        )

    def solve(self, x: list[int], p: list[int], c: list[int]) -> list[int]:
        best, before = [0], [0]
        for end in range(1, len(x) + 1):
            moved, choices = 0, []
            for start in reversed(range(end)):
                moved += p[start] * (x[end - 1] - x[start])
                choices.append((best[start] + moved, start))
            cost, start = min(choices)
            best.append(cost + c[end - 1])
            before.append(start)
        chosen, end = [], len(x)
        while end:
            chosen.append(end - 1)
            end = before[end]
        return chosen[::-1]

    def value(self, answer: list[int], x: list[int], p: list[int], c: list[int]) -> int | Invalid:
        total, warehouse = sum(c[i] for i in answer), -1
        for i in reversed(range(len(x))):
            warehouse = i if i in answer else warehouse
            if p[i] and warehouse < 0:
                return Invalid(f"the products of factory {i} have no warehouse below")
            total += p[i] * (x[warehouse] - x[i])
        return total
