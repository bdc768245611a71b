"""Evaluate a recursive function of two arguments that halves the first."""

from functools import cache

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class RecursiveFunction(Task):
    ladder = Ladder(most=grow(3, "1.1", 1), top=40)
    answer = natural("the value of f(M, N)")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"m": rng.randint(1, most), "n": rng.randint(1, most)}

    def prompt(self, m: int, n: int) -> str:
        return (
            "A function f of two integers m, n >= 0 is defined as follows.\n"
            "f(0, n) = n + 1.\n"
            "f(m, 0) = f(m - 1, 1) for m > 0.\n"
            "f(m, n) = f(h, f(h, floor(n / 2))) + f(h, f(h, n - 1)) for m, n > 0, where h = floor(m / 2).\n"
            f"Find f(M, N).\nM = {m}\nN = {n}"
        )

    def solve(self, m: int, n: int) -> int:
        @cache
        def f(m: int, n: int) -> int:
            if m == 0:
                return n + 1
            if n == 0:
                return f(m - 1, 1)
            h = m // 2
            return f(h, f(h, n // 2)) + f(h, f(h, n - 1))

        return f(m, n)
