"""Count the multisets with a given sum and bounded multiplicities: a knapsack with sliding sums."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 1
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("dynamic programming", "knapsack", "counting")

KINDS = 60
MOST = 20_000
SIZES = (
    (1, 3),
    (2, 8),
    (4, 12),
    (5, 30),
    (8, 60),
    (10, 200),
    (20, 600),
    (30, 2000),
    (40, 5000),
    (50, 10_000),
    (60, MOST),
)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, _ = lines.ints(n=(1, KINDS), s=(0, MOST))
    for _ in range(n):
        lines.ints(v=(1, MOST), c=(0, MOST))
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Many cheap stamps, few of each, or so many that the counts do not bind; sums that can be met."""
    kinds, top = SIZES[size]
    n = rng.randint((kinds + 1) // 2, kinds)
    dearest = rng.choice((3, 10, max(1, top // 3)))
    most = rng.choice((1, 3, max(1, top // n), top))
    stamps = [(rng.randint(1, dearest), rng.randint(0, most)) for _ in range(n)]
    total = sum(worth * count for worth, count in stamps)
    s = rng.choice((top, rng.randint(0, top), min(top, total // 2), min(top, total)))
    return f"{n} {s}\n" + "".join(f"{worth} {count}\n" for worth, count in stamps)
