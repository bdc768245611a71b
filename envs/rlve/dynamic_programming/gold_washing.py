"""Sum of the K largest numbers of pairs of integers with given products of digits."""

from collections import Counter
from heapq import nlargest
from math import prod

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class GoldWashing(Task):
    """N from 2 to the level's maximum, K from 1 to N."""

    version = 2
    draws = 24
    ladder = Ladder(max_n=grow(5, "1.1", 1), top=40)
    answer = natural("the sum of these largest values")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, max_n: int) -> Instance:
        n = rng.randint(2, max_n)
        return {"n": n, "k": rng.randint(1, n)}

    def prompt(self, n: int, k: int) -> str:
        return (
            "Let f(x) be the product of the decimal digits of x. For positive integers a and b let g(a, b) "
            f"be the number of ordered pairs (x, y) with 1 <= x, y <= {n}, f(x) = a and f(y) = b. There is "
            f"one value g(a, b) for each ordered pair (a, b) with 1 <= a, b <= {n}; zeros and repeated "
            f"values count as well. Find the sum of the {k} largest of these {n * n} values."
        )

    def solve(self, n: int, k: int) -> int:
        products = Counter(prod(map(int, str(x))) for x in range(1, n + 1))
        counts = [number for product, number in products.items() if product]
        return sum(nlargest(k, (x * y for x in counts for y in counts)))
