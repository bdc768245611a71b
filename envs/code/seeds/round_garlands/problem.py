"""Proper colourings of a ring up to rotation: Burnside's lemma over the divisors of n."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 3
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("combinatorics", "number theory", "burnside")

QUESTIONS = 50
MOST = 10**9
SIZES = (
    (1, 4, 3), (3, 6, 3), (5, 7, 4), (5, 20, 10), (5, 60, 100), (8, 300, 1000), (10, 3000, 10**5),
    (15, 10**5, 10**6), (20, 10**6, MOST), (30, 10**8, MOST), (QUESTIONS, MOST, MOST),
)  # fmt: skip
RICH = (735134400, 698377680, 551350800, 2**29, 3**18, 999999937, 999950884, 2 * 499999993, 36, 30, 16)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    for _ in range(lines.integer("q", 1, QUESTIONS)):
        lines.ints(n=(1, MOST), k=(1, MOST))
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Rings of any length, rings with very many divisors, primes and powers of primes; few colours too."""
    questions, longest, colours = SIZES[size]
    rows = []
    for _ in range(rng.randint((questions + 1) // 2, questions)):
        rich = [n for n in RICH if n <= longest]
        n = rng.choice(rich) if rich and rng.chance(1, 2) else rng.randint(1, longest)
        k = rng.randint(1, 4) if rng.chance(1, 5) else rng.randint(1, colours)
        rows.append(f"{n} {min(k, colours)}\n")
    return f"{len(rows)}\n{''.join(rows)}"
