"""Count the strings up to length N that consist of two palindromes."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class DoublePalindromicStringCounting(Task):
    """N from 2 to `most`, an alphabet of 2 to 5 letters."""

    ladder = Ladder(most=grow(3, "1.1", 1), top=40)
    answer = natural("the number of such strings")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(2, most), "c": rng.randint(2, 5)}

    def prompt(self, n: int, c: int) -> str:
        return (
            f"Count the different strings of at most {n} letters, over an alphabet of {c} letters, that can "
            "be written as P + Q, where P and Q are non-empty palindromes (the same read forwards and "
            "backwards). A string that can be written so in several ways is counted once."
        )

    def solve(self, n: int, c: int) -> int:
        # A primitive string has at most one split into palindromes, the first of which may be empty, and
        # its k-th power has k times as many. Powers need no empty part; primitive palindromes need it.
        products = [0] * (n + 1)
        plain = [0] * (n + 1)
        total = 0
        for length in range(1, n + 1):
            splits = sum(c ** ((i + 1) // 2 + (length - i + 1) // 2) for i in range(length))
            parts = [d for d in range(1, length) if length % d == 0]
            products[length] = splits - sum(length // d * products[d] for d in parts)
            plain[length] = c ** ((length + 1) // 2) - sum(plain[d] for d in parts)
            total += products[length] + sum(products[d] for d in parts) - plain[length]
        return total
