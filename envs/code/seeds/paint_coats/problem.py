"""Boards covered by exactly k of many intervals: a difference array."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 0
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("arrays", "prefix sums")

MOST = 200_000
SIZES = (1, 3, 5, 10, 30, 100, 500, 3000, 20_000, 100_000, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, m, _ = lines.ints(n=(1, MOST), m=(0, MOST), k=(0, MOST))
    for _ in range(m):
        left, right = lines.ints(l=(1, n), r=(1, n))
        if left > right:
            raise lines.fail(f"l is {left}, over r = {right}")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Short walks, walks of any length, or walks that all reach the last board."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    m = rng.randint(0, top) if size < 10 else top
    shape = rng.below(3)
    walks = []
    for _ in range(m):
        left = rng.randint(1, n)
        right = (min(n, left + rng.below(4)), rng.randint(left, n), n)[shape]
        walks.append((left, right))
    board = rng.randint(1, n)
    k = sum(left <= board <= right for left, right in walks)
    return f"{n} {m} {k}\n" + "".join(f"{left} {right}\n" for left, right in walks)
