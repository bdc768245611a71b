"""Count the trailing zeros of N! in base K."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.number_theory._divisors import factors
from envs.rng import Rng
from envs.task import Instance, Task


class FactorialTrailingZeroCount(Task):
    """N and K are uniform from 3 to `most`."""

    ladder = Ladder(most=grow(10, "1.5"), top=40)
    answer = natural("the number of trailing zeros")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(3, most), "k": rng.randint(3, most)}

    def prompt(self, n: int, k: int) -> str:
        return f"How many zeros are at the end of N! (the factorial of N) in base K?\nN = {n}\nK = {k}"

    def solve(self, n: int, k: int) -> int:
        return min(_exponent(n, p) // e for p, e in factors(k).items())


def _exponent(n: int, p: int) -> int:
    """How often the prime p divides n! (Legendre)."""
    total = 0
    while n:
        n //= p
        total += n
    return total
