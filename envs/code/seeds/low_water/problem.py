"""The sum over all subarrays of minimum times length: a monotone stack."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 2
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("arrays", "stacks", "modular arithmetic")

MOST = 200_000
DEEPEST = 10**9
SIZES = (1, 3, 6, 12, 40, 150, 800, 6000, 30_000, 100_000, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n = lines.integer("n", 1, MOST)
    lines.row("a", n, 1, DEEPEST)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Depths with many ties, depths of all kinds, and rising, falling or level canals."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    high = rng.choice((1, 3, 100, DEEPEST, DEEPEST) if size < 8 else (3, DEEPEST, DEEPEST, DEEPEST))
    depths = [rng.randint(max(1, high // 2) if high == DEEPEST else 1, high) for _ in range(n)]
    shape = rng.below(9)
    if shape < 2:
        depths.sort(reverse=shape == 1)
    elif shape == 2:
        depths = [rng.choice(depths[:2])] * n
    return f"{n}\n{' '.join(map(str, depths))}\n"
