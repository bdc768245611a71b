"""Cut a sequence into k parts with a small largest length * maximum: binary search on the answer."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 1
CPU_S = 5
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("binary search", "greedy")

MOST = 100_000
HIGHEST = 10**9
SIZES = (1, 4, 8, 15, 40, 150, 800, 4000, 20_000, 50_000, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, rows = lines.ints(n=(1, MOST), k=(1, MOST))
    if rows > n:
        raise lines.fail(f"k is {rows}, over n = {n}")
    lines.row("a", n, 1, HIGHEST)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Small needs, needs up to the highest, rising needs, or a few giants; few rows, many, or any number."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    high = rng.choice((5, 100, HIGHEST))
    needs = [rng.randint(1, high) for _ in range(n)]
    shape = rng.below(4)
    if shape == 0:
        needs.sort()
    elif shape == 1:
        needs = [need if rng.chance(1, 8) else 1 + need % 3 for need in needs]
    rows = rng.choice((1, min(n, 3), rng.randint(1, n), max(1, n // 3)))
    return f"{n} {rows}\n{' '.join(map(str, needs))}\n"
