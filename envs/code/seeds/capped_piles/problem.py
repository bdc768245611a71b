"""Capped Piles: winning first moves in Nim with a cap on each pile."""

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 1
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("games", "nim", "bit tricks")

N = (1, 2, 3, 6, 20, 80, 400, 2000, 10_000, 40_000, 100_000)
STONES = (6, 6, 5, 12, 40, 1000, 10**5, 10**9, 10**9, 10**9, 10**9)


def validate(text: str) -> None:
    lines = Lines(text)
    (n,) = lines.ints(n=(1, 100_000))
    for _ in range(n):
        lines.ints(s=(0, 10**9), c=(1, 10**9))
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    top = STONES[size]
    caps = rng.choice([top, max(1, top // 2), min(top, 7), min(top, 1000)]) if size < 10 else top
    piles = [(rng.randint(0, top), rng.randint(1, caps)) for _ in range(n)]
    if rng.chance(1, 3) and n > 1:  # the rest is made to cancel: the first player may well be lost
        nim = 0
        for s, c in piles[1:]:
            nim ^= s % (c + 1)
        piles[0] = (min(nim, 10**9), min(max(nim, 1), 10**9))
    return text(n, *rng.shuffled(piles))
