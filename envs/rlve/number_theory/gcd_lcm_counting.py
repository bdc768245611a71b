"""Count the ordered pairs of integers with a given gcd and a given lcm."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import factors
from envs.rng import Rng
from envs.task import Instance, Task


class GcdLcmCounting(Task):
    """LCM is the one of three draws up to `most` with the most primes; GCD differs from it in a few of them.

    How many is uniform, so that no answer is the rule; one GCD in four is any number from 1 to LCM.
    """

    version = 2
    draws = 24
    ladder = Ladder(most=grow(10, "1.5"), top=40)
    answer = natural("the number of pairs")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        lcm = max((rng.randint(1, most) for _ in range(3)), key=lambda n: len(factors(n)))
        primes = factors(lcm)
        divisor = lcm
        for p in rng.sample(list(primes), rng.randint(0, len(primes))):
            divisor //= p ** rng.randint(1, primes[p])
        return {"gcd": rng.randint(1, lcm) if rng.chance(1, 4) else divisor, "lcm": lcm}

    def prompt(self, gcd: int, lcm: int) -> str:
        return (
            "How many ordered pairs (P, Q) of positive integers have the greatest common divisor G and the "
            f"least common multiple L? The pairs (P, Q) and (Q, P) count as two if P and Q differ.\nG = {gcd}"
            f"\nL = {lcm}"
        )

    def solve(self, gcd: int, lcm: int) -> int:
        # In each prime power of L / G, one of P and Q has all of it and the other nothing.
        return 0 if lcm % gcd else int(2 ** len(factors(lcm // gcd)))
