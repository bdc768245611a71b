"""Substrings of equal letters with a length between two bounds: run lengths."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 0
CPU_S = 2
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("strings", "counting", "overflow")

MOST = 300_000
SIZES = (1, 5, 10, 20, 50, 200, 1000, 10_000, 50_000, 150_000, MOST)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, low, high = lines.ints(n=(1, MOST), a=(1, MOST), b=(1, MOST))
    if not low <= high <= n:
        raise lines.fail(f"a, b and n are {low}, {high} and {n}, not in this order")
    lines.word("s", n, n, LETTERS)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Letters at random, runs of every length, or one letter with few breaks."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    few = LETTERS[: rng.choice((1, 2, 2, 3, 26))]
    longest = rng.choice((1, 3, max(1, n // 4), n, n) if size < 9 else (n // 4, n, n))
    runs: list[str] = []
    length = 0
    while length < n:
        run = rng.randint(1, longest)
        runs.append(rng.choice(few) * run)
        length += run
    low = rng.randint(1, min(n, max(1, longest // 4)))
    high = rng.choice((n, n, rng.randint(low, n), min(n, low + rng.below(3))))
    return f"{n} {low} {high}\n{''.join(runs)[:n]}\n"
