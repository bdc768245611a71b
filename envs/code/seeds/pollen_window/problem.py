"""The shortest window whose sum reaches a bound: two pointers."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 0
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("arrays", "two pointers")

MOST = 200_000
HIGHEST = 10**9
SIZES = (1, 3, 6, 12, 40, 150, 800, 5000, 30_000, 100_000, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, _ = lines.ints(n=(1, MOST), s=(1, 10**15))
    lines.row("p", n, 0, HIGHEST)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Small counts with many ties, counts up to the highest, or mostly zeros; any bound."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    high = rng.choice((1, 3, 10, 1000, HIGHEST))
    counts = [rng.randint(0, high) for _ in range(n)]
    if rng.chance(1, 4):
        counts = [count if rng.chance(1, 10) else 0 for count in counts]
    total = sum(counts)
    bound = rng.choice((total // 2, total * 9 // 10, total + rng.below(2), rng.randint(0, total), high * 3))
    return f"{n} {max(1, bound)}\n{' '.join(map(str, counts))}\n"
