"""How often an odd prime divides the product (a - 1)(a^2 - 1) ... (a^n - 1)."""

from envs.formats import natural
from envs.ladder import Ladder, grow, step
from envs.math._integers import PRIMES, valuation
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Let N = ({a}^1 - 1)({a}^2 - 1)({a}^3 - 1) ... ({a}^{n} - 1). Find the largest integer k for which "
    "{p}^k divides N.",
    "The product of the numbers {a}^i - 1 over all i from 1 to {n} is written in base {p}. In how many zeros "
    "does it end?",
    "For a positive integer m let v(m) be the exponent of {p} in the prime factorisation of m. Find "
    "v({a}^1 - 1) + v({a}^2 - 1) + ... + v({a}^{n} - 1).",
)


class PrimeInProduct(Task):
    """Lifting the exponent: p divides a^i - 1 where the order d divides i, v(a^d - 1) + v(i / d) times."""

    ladder = Ladder(most=grow(40, "1.6"), primes=step(4, 1), base=step(20, 30), top=30)
    answer = natural("the exponent")
    reward = exact()

    def generate(self, rng: Rng, most: int, primes: int, base: int) -> Instance:
        p = rng.choice(PRIMES[1 : 1 + min(primes, len(PRIMES) - 1)])
        a = rng.choice([a for a in range(2, base) if a % p])
        n = rng.randint(most // 2, most)
        return {"a": a, "p": p, "n": n, "wording": rng.below(len(WORDINGS))}

    def prompt(self, a: int, p: int, n: int, wording: int) -> str:
        return WORDINGS[wording].format(a=a, p=p, n=n)

    def solve(self, a: int, p: int, n: int) -> int:
        order = next(d for d in range(1, p) if pow(a, d, p) == 1)
        lifted = multiples = n // order
        total = multiples * valuation(a**order - 1, p)
        while lifted:
            lifted //= p
            total += lifted
        return total
