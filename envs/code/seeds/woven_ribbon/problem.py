"""Fewest changes that make a string periodic and a palindrome: classes of positions that must agree."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 1
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("strings", "disjoint sets", "greedy")

MOST = 200_000
SIZES = (2, 4, 6, 10, 20, 80, 500, 4000, 30_000, 100_000, MOST)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, period = lines.ints(n=(1, MOST), p=(1, MOST))
    if period > n:
        raise lines.fail(f"p is {period}, over n = {n}")
    lines.word("s", n, n, LETTERS)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Letters at random, or a woven ribbon with some stitches changed."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    period = rng.choice((rng.randint(1, n), max(1, n // 2), rng.randint(1, min(n, 6)), n))
    few = LETTERS[: rng.choice((2, 3, 26))]
    if rng.chance(1, 2):
        half = [rng.choice(few) for _ in range((period + 1) // 2)]
        block = half + half[::-1][period % 2 :]
        ribbon = (block * (n // period + 1))[:n]
        for _ in range(rng.randint(0, n // 2)):
            ribbon[rng.below(n)] = rng.choice(few)
    else:
        ribbon = [rng.choice(few) for _ in range(n)]
    return f"{n} {period}\n{''.join(ribbon)}\n"
