"""Doubles in the Album: kinds with at least two stamps in a range, all questions known beforehand."""

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 2
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("range queries", "Fenwick tree", "offline")

N = (3, 6, 9, 15, 40, 150, 600, 2500, 8000, 20_000, 40_000)


def validate(text: str) -> None:
    lines = Lines(text)
    n, q = lines.ints(n=(1, 40_000), q=(1, 40_000))
    lines.row("a", n, 1, 10**9)
    for _ in range(q):
        first, last = lines.ints(l=(1, n), r=(1, n))
        if first > last:
            raise lines.fail("l is over r")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    q = N[size] if size == 10 else rng.randint(1, N[size])
    kinds = n // 2 if size == 10 else rng.randint(1, rng.choice([3, n, max(1, n // 3)]))
    names = [rng.randint(1, rng.choice([9, 10**9])) for _ in range(kinds)]
    stamps = [names[i % kinds] for i in range(n)] if rng.chance(1, 4) else rng.choices(names, n)
    wide = size == 10 or rng.chance(1, 3)
    runs = []
    for _ in range(q):
        first, last = sorted((rng.randint(1, n), rng.randint(1, n)))
        runs.append((max(1, first // 4), n - (n - last) // 4) if wide else (first, last))
    return text((n, q), stamps, *runs)
