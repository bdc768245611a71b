"""The longest rising subsequence with a smallest rise and a smallest distance: late insertion."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 2
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("dynamic programming", "binary search", "fenwick tree")

MOST = 100_000
HIGH = 10**9
SIZES = (1, 4, 8, 14, 30, 120, 600, 4000, 20_000, 50_000, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, gap, _ = lines.ints(n=(1, MOST), g=(1, MOST), d=(0, HIGH))
    if gap > n:
        raise lines.fail(f"g is {gap}, over n = {n}")
    lines.row("a", n, -HIGH, HIGH)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Levels at random, a slow rise with waves on it, or few different levels; the gap is short or long."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    shape = rng.below(3)
    if shape == 0:
        high = rng.choice((10, HIGH))
        levels = [rng.randint(-high, high) for _ in range(n)]
        rise = rng.choice((0, 1, high // max(1, n // 10)))
    elif shape == 1:
        step = rng.choice((1, 5))
        levels = [i * step + rng.randint(-10, 10) for i in range(n)]
        rise = rng.randint(0, 3 * step)
    else:
        levels = [rng.randint(-2, 2) for _ in range(n)]
        rise = rng.below(3)
    gap = rng.choice((1, 1, 2, 3, rng.randint(1, max(1, n // 5))))
    return f"{n} {min(gap, n)} {rise}\n{' '.join(map(str, levels))}\n"
