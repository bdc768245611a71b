"""Count the pairs in a rectangle whose gcd is prime."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import pairs_by_gcd, primes
from envs.rng import Rng
from envs.task import Instance, Task


class GCDPrimeCounting(Task):
    """N and M are uniform from 2 to `most`."""

    ladder = Ladder(most=grow(5, "1.5"), top=24)
    answer = natural("the number of pairs")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(2, most), "m": rng.randint(2, most)}

    def prompt(self, n: int, m: int) -> str:
        return (
            "How many pairs of integers (x, y) with 1 <= x <= N and 1 <= y <= M have a greatest common "
            f"divisor that is a prime number?\nN = {n}\nM = {m}"
        )

    def solve(self, n: int, m: int) -> int:
        pairs = pairs_by_gcd(n, m)
        return sum(pairs[p] for p in primes(len(pairs) - 1))
