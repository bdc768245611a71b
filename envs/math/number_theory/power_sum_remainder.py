"""The remainder of a sum of equal powers of consecutive integers."""

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Find the remainder when {first}^{k} + {second}^{k} + {third}^{k} + ... + {last}^{k} is divided by {m}.",
    "The integers from {first} to {last} are each raised to the power {k}, and the results are added. What "
    "is the remainder of the sum when it is divided by {m}?",
    "Let S be the sum of n^{k} over all integers n with {first} <= n <= {last}. Find the remainder when S "
    "is divided by {m}.",
)


class PowerSumRemainder(Task):
    """The last base has `digits` digits more than the first; the residues of the bases repeat."""

    ladder = Ladder(digits=step(2, 1), exponent=step(3, 2), modulus=step(30, 40), top=24)
    answer = integer("the remainder", below="m")
    reward = exact()

    def generate(self, rng: Rng, digits: int, exponent: int, modulus: int) -> Instance:
        first = rng.randint(1, 9)
        last = first + rng.randint(10 ** (digits - 1), 10**digits)
        k, m = rng.randint(2, exponent), rng.randint(modulus // 3, modulus)
        return {"first": first, "last": last, "k": k, "m": m, "wording": rng.below(len(WORDINGS))}

    def prompt(self, first: int, last: int, k: int, m: int, wording: int) -> str:
        numbers = {"first": first, "second": first + 1, "third": first + 2, "last": last, "k": k, "m": m}
        return WORDINGS[wording].format(**numbers)

    def solve(self, first: int, last: int, k: int, m: int) -> int:
        return (_up_to(last, k, m) - _up_to(first - 1, k, m)) % m


def _up_to(n: int, k: int, m: int) -> int:
    """1^k + ... + n^k modulo m: full periods of m bases, and the rest."""
    periods, rest = divmod(n, m)
    sums = [0]
    for base in range(1, m + 1):
        sums.append((sums[-1] + pow(base, k, m)) % m)
    return periods * sums[m] + sums[rest]
