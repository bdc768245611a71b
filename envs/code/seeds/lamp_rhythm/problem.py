"""A least common multiple with a cap: the product must not overflow."""

from math import lcm

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 0
CPU_S = 2
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("number theory", "gcd", "overflow")

MOST = 50_000
CAP = 10**18
LONGEST = 10**9
SIZES = (1, 3, 4, 6, 10, 30, 100, 1000, 5000, 20_000, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, _ = lines.ints(n=(1, MOST), m=(1, CAP))
    lines.row("t", n, 1, LONGEST)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Short periods, divisors of one number, or a few long periods; often the wait is just long enough."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    shape = 0 if size < 3 else rng.choice((0, 0, 1, 1, 2))
    if shape == 0:
        periods = [rng.randint(1, 12) for _ in range(n)]
    elif shape == 1:
        primes = rng.sample((2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47), rng.randint(2, 6))
        periods = [rng.choice(primes) * rng.choice(primes) for _ in range(n)]
    else:
        periods = rng.shuffled([rng.randint(LONGEST // 2, LONGEST) if i < 3 else 1 for i in range(n)])
    together = 1
    for period in periods:
        together = min(CAP, lcm(together, period))
        if together == CAP:
            break
    wait = rng.choice((CAP, together, together, max(1, together - 1), rng.randint(1, CAP)))
    return f"{n} {wait}\n{' '.join(map(str, periods))}\n"
