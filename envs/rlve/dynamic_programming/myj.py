"""Set the prices of shops in a row so that customers with ranges and limits pay the most."""

from bisect import bisect_left
from itertools import accumulate

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import maximise
from envs.rng import Rng
from envs.task import Instance, Task


class Myj(Task):
    """Limits from 1 to 2N; solved over intervals of shops and the lowest price in each."""

    ladder = Ladder(n=step(3, 1), top=20)
    answer = integers("the prices of the shops in their order", like="n")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        m = rng.randint(1, n * (n + 1) // 2)
        ranges = (sorted((rng.randint(1, n), rng.randint(1, n))) for _ in range(m))
        return {"n": n, "customers": [[*ends, rng.randint(1, 2 * n)] for ends in ranges]}

    def prompt(self, n: int, customers: list[list[int]]) -> str:
        return (
            f"There are {n} shops in a row, numbered from 1. Set a price, an integer, for each. Customer "
            "A B C looks at the shops A, A+1, ..., B and pays the lowest of their prices if it is at most "
            "C; else the customer pays nothing. Make the sum of all payments as large as possible.\n"
            f"A B C of each customer:\n{table(customers)}"
        )

    def solve(self, n: int, customers: list[list[int]]) -> list[int]:
        limits = sorted({c for _, _, c in customers})
        # best[i, j][k]: most that customers within i..j pay where no price is below limits[k]; the price
        # index and the shop of the lowest price.
        best: dict[tuple[int, int], list[tuple[int, int, int]]] = {
            (i, i - 1): [(0, 0, 0)] * len(limits) for i in range(1, n + 2)
        }
        for size in range(1, n + 1):
            for i in range(1, n - size + 2):
                j = i + size - 1
                inside = [customer for customer in customers if i <= customer[0] and customer[1] <= j]
                layer = [(-1, 0, 0)] * len(limits)
                for shop in range(i, j + 1):
                    paying = sorted(c for a, b, c in inside if a <= shop <= b)
                    left, right = best[i, shop - 1], best[shop + 1, j]
                    for k, price in enumerate(limits):
                        payment = price * (len(paying) - bisect_left(paying, price))
                        layer[k] = max(layer[k], (payment + left[k][0] + right[k][0], k, shop))
                best[i, j] = list(accumulate(reversed(layer), max))[::-1]
        prices = [0] * n
        todo = [(1, n, 0)]
        while todo:
            i, j, k = todo.pop()
            if i <= j:
                _, lowest, shop = best[i, j][k]
                prices[shop - 1] = limits[lowest]
                todo += [(i, shop - 1, lowest), (shop + 1, j, lowest)]
        return prices

    def value(self, answer: list[int], customers: list[list[int]]) -> int:
        lowest = ((min(answer[a - 1 : b]), c) for a, b, c in customers)
        return sum(price for price, c in lowest if price <= c)
