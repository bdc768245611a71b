"""Distinct substrings with a length range and a number of occurrences: suffix automaton or suffix array."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 3
CPU_S = 4
MEMORY_MB = 512
CHECKER = "tokens"
TAGS = ("strings", "suffix automaton", "suffix array")

MOST = 100_000
SIZES = (2, 5, 8, 15, 40, 150, 800, 3000, 10_000, 50_000, MOST)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, _, low, high = lines.ints(n=(1, MOST), k=(1, MOST), a=(1, MOST), b=(1, MOST))
    chant = lines.word("s", n, n, LETTERS)
    lines.end()
    for name, bound in zip("kab", text.split()[1:4], strict=True):
        if int(bound) > len(chant):
            raise ValueError(f"line 1: {name} is {bound}, over n = {n}")
    if low > high:
        raise ValueError(f"line 1: a is {low}, over b = {high}")


def generate(rng: Rng, size: int) -> str:
    """Letters at random, a repeated word with faults, Fibonacci words, and one letter throughout."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    shape = rng.below(5)
    if shape < 2:
        few = LETTERS[: rng.choice((2, 3, 26))]
        chant = [rng.choice(few) for _ in range(n)]
    elif shape == 2:
        word, following = "a", "ab"
        while len(following) < n:
            word, following = following, following + word
        chant = list(following[:n])
    else:
        period = rng.choice((1, 2, rng.randint(1, n), max(1, n // 5)))
        block = [rng.choice("abc") for _ in range(period)]
        chant = (block * (n // period + 1))[:n]
        for _ in range(rng.below(3)):
            chant[rng.below(n)] = rng.choice("abc")
    k = rng.choice((1, 2, 2, 3, rng.randint(1, n)) if size < 9 else (1, 1, 2, 3))
    low = rng.choice((1, 1, rng.randint(1, n), min(n, 3)) if size < 9 else (1, 1, 100, n // 2))
    high = rng.choice((n, n, n, rng.randint(low, n)))
    return f"{n} {min(k, n)} {low} {high}\n{''.join(chant)}\n"
