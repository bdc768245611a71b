"""Lonely Pair: the two codes that occur an odd number of times."""

from collections import Counter

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 0
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("bit tricks", "hashing", "arrays")

N = (2, 4, 6, 12, 40, 150, 600, 3000, 15_000, 60_000, 200_000)
TOP = 2**60 - 1


def validate(text: str) -> None:
    lines = Lines(text)
    (n,) = lines.ints(n=(2, 200_000))
    if n % 2:
        raise lines.fail(f"n is {n}, not even")
    codes = lines.row("code", n, 0, TOP)
    odd = sum(count % 2 for count in Counter(codes).values())
    if odd != 2:
        raise lines.fail(f"{odd} codes occur an odd number of times, not 2")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size in (0, 10) else 2 * rng.randint(1, N[size] // 2)
    top = rng.choice([9, 1000, 2**31, TOP]) if size < 10 else TOP
    first = rng.randint(0, top)
    second = rng.choice([first ^ 1, top - first, rng.randint(0, top)])
    codes = [first, second if second != first else first ^ 1]
    while len(codes) < n:  # now and then more of a code that is there already
        codes += [rng.choice(codes) if rng.chance(1, 4) else rng.randint(0, top)] * 2
    return text(n, rng.shuffled(codes))
