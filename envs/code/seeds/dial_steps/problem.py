"""The discrete logarithm for any modulus: baby steps and giant steps after the common factors."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 3
CPU_S = 5
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("number theory", "discrete logarithm", "meet in the middle")

MOST = 10**9
QUESTIONS = 20
SIZES = (
    (1, 4), (2, 12), (4, 40), (4, 200), (5, 1000), (8, 10**4), (10, 10**5), (10, 10**6), (15, 10**7),
    (15, 10**8), (QUESTIONS, MOST),
)  # fmt: skip
PRIMES = (2, 3, 5, 7, 11, 13, 101, 1009, 10007, 100003, 1000003, 10000019, 100000007, 999999937)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    for _ in range(lines.integer("q", 1, QUESTIONS)):
        a, b, m = lines.ints(a=(0, MOST), b=(0, MOST), m=(2, MOST))
        if max(a, b) >= m:
            raise lines.fail(f"a and b are {a} and {b}, not under m = {m}")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Prime moduli, products of small primes and powers; numbers that the dial shows late, early or never."""
    most, top = SIZES[size]
    rows = []
    for _ in range(rng.randint((most + 1) // 2, most)):
        shape = rng.below(4)
        m = rng.randint(2, top)
        if shape == 0:
            m = max(p for p in PRIMES if p <= max(2, top))
        elif shape == 1:
            m = 1
            while m * 3 <= top:
                m *= rng.choice((2, 2, 3))
        elif shape == 2:
            m = max(2, top // 50 * rng.choice((6, 12, 30, 48)))
        a = rng.below(m)
        if rng.chance(1, 2) and shape:
            a = a * rng.choice((2, 3, 6)) % m
        b = pow(a, rng.below(rng.choice((2, 40, m))), m) if rng.chance(3, 4) else rng.below(m)
        rows.append(f"{a} {b} {m}\n")
    return f"{len(rows)}\n{''.join(rows)}"
