"""Count the pairs of bit strings of which the first has more ones, modulo a power of ten."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class PairMoreOneCounting(Task):
    """Twice the number is 2**(N+M) and the binomial coefficients from M + 1 to N - 1 (less the one at M = N).

    These modulo powers of 2 and of 5, with Legendre's formula and Wilson products. K is from 3 to 6, as a
    last digit alone is soon guessed.
    """

    ladder = Ladder(most_m=grow(10, "2"), most_delta=grow(5, "1.1", 1), top=20)
    answer = integer("the number of pairs modulo 10**K", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most_m: int, most_delta: int) -> Instance:
        m, k = rng.randint(1, most_m), rng.randint(3, 6)
        return {"n": m + rng.randint(0, most_delta), "m": m, "k": k, "mod": 10**k}

    def prompt(self, n: int, m: int, k: int) -> str:
        return (
            "Count the pairs (s, t) of a string s of N characters and a string t of M characters, all of "
            "them 0 or 1, for which s holds strictly more ones than t. Give the number of pairs modulo "
            f"10**K.\nN = {n}\nM = {m}\nK = {k}"
        )

    def solve(self, n: int, m: int, k: int) -> int:
        twos, fives = _twice(n, m, 2, k + 1), _twice(n, m, 5, k)
        # The number that leaves both remainders.
        lift = (twos - fives) * pow(5**k, -1, 2 ** (k + 1)) % 2 ** (k + 1)
        return (fives + 5**k * lift) // 2


def _twice(n: int, m: int, p: int, power: int) -> int:
    """Twice the number of pairs, modulo p**power."""
    mod = p**power
    products = [1]
    for i in range(1, mod):
        products.append(products[-1] * i % mod if i % p else products[-1])
    middle = [-1] if n == m else [1] * (n - m - 1)
    low = m if n == m else m + 1
    terms = (sign * _binomial(n + m, low + i, p, mod, products) for i, sign in enumerate(middle))
    return (pow(2, n + m, mod) + sum(terms)) % mod


def _binomial(n: int, k: int, p: int, mod: int, products: list[int]) -> int:
    """C(n, k) modulo a power of p; `products` leave the multiples of p out."""
    (a, x), (b, y), (c, z) = (_factorial(i, p, mod, products) for i in (n, k, n - k))
    return pow(p, a - b - c, mod) * x * pow(y * z, -1, mod) % mod


def _factorial(n: int, p: int, mod: int, products: list[int]) -> tuple[int, int]:
    """How often p divides n!, and the rest of n! modulo a power of p."""
    times, rest = 0, 1
    while n:
        rest = rest * pow(products[-1], n // mod, mod) * products[n % mod] % mod
        n //= p
        times += n
    return times, rest
