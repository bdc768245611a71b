"""Remove the inner items one by one, each at a cost set by its neighbours: interval DP."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 2
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("dynamic programming", "intervals")

MOST = 200
HIGHEST = 10**6
SIZES = (3, 5, 7, 9, 11, 16, 30, 60, 100, 150, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n = lines.integer("n", 2, MOST)
    lines.row("a", n, 0, HIGHEST)
    lines.row("w", n, 1, HIGHEST)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Heights that rise, alternate or are at random; weights of one kind or of very different kinds."""
    top = SIZES[size]
    n = max(2, rng.randint(top * 2 // 3, top))
    high, heavy = rng.choice((5, 30, HIGHEST)), rng.choice((1, 10, HIGHEST))
    heights = [rng.randint(0, high) for _ in range(n)]
    shape = rng.below(4)
    if shape == 0:
        heights.sort()
    elif shape == 1:
        heights = [high - height // 4 if i % 2 else height // 4 for i, height in enumerate(heights)]
    weights = [rng.randint(1, heavy) if rng.chance(2, 3) else heavy for _ in range(n)]
    return f"{n}\n{' '.join(map(str, heights))}\n{' '.join(map(str, weights))}\n"
