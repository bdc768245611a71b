"""Pair heavy items with light ones under a bound: greedy from both ends."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 0
CPU_S = 2
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("greedy", "sorting", "two pointers")

MOST = 200_000
HEAVIEST = 10**9
SIZES = (1, 4, 8, 15, 40, 150, 800, 5000, 30_000, 100_000, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, _ = lines.ints(n=(1, MOST), c=(1, HEAVIEST))
    lines.row("w", n, 1, HEAVIEST)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Weights around half a crate, of every kind, or just matching; seldom one jar too heavy."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    crate = rng.choice((rng.randint(4, 12), rng.randint(10, 100), rng.randint(10**8, HEAVIEST)))
    shape = rng.below(3)
    if shape == 0:
        weights = [rng.randint(1, crate) for _ in range(n)]
    elif shape == 1:
        weights = [rng.randint(crate // 4, crate * 3 // 4 + 1) for _ in range(n)]
    else:
        halves = [rng.randint(1, crate - 1) for _ in range((n + 1) // 2)]
        weights = rng.shuffled([*halves, *(crate - half for half in halves)])[:n]
    if rng.chance(1, 12):
        weights[rng.below(n)] = min(HEAVIEST, crate + 1)
    return f"{n} {crate}\n{' '.join(map(str, weights))}\n"
