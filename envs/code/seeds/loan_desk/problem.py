"""Loan Desk: a queue before numbered servers, played with heaps."""

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 1
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("simulation", "heaps", "segment trees")

N = (3, 5, 8, 20, 60, 200, 1000, 5000, 20_000, 50_000, 100_000)
MOST = 10**9


def validate(text: str) -> None:
    lines = Lines(text)
    n, _ = lines.ints(n=(1, 100_000), k=(1, 100_000))
    last = 0
    for _ in range(n):
        last, _ = lines.ints(a=(last, MOST), d=(1, MOST))
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    k = n // 2 if size == 10 else rng.randint(1, rng.choice([2, 3, n, max(1, n // 2)]))
    gap, stay = rng.choice([(1, 3 * k), (2, k), (0, 5), (3, k * 5 // 2), (MOST // n, MOST)])
    if size == 10:
        gap, stay = rng.choice([(0, MOST), (2, k), (3, MOST)])
    now, readers = 0, []
    for _ in range(n):
        now += rng.randint(0, gap)
        readers.append((min(now, MOST), rng.randint(1, min(stay, MOST))))
    return text((n, k), *readers)
