"""Relay Ring: a queue whose end can be seen without playing it through."""

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 0
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("simulation", "queue", "sorting")

N = (2, 4, 6, 10, 30, 100, 500, 2000, 10_000, 60_000, 200_000)
LAPS = 10**9


def validate(text: str) -> None:
    lines = Lines(text)
    n, _ = lines.ints(n=(1, 200_000), q=(1, LAPS))
    lines.row("s", n, 1, LAPS)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    if size <= 2:
        most, q = rng.randint(1, 12), rng.randint(1, 4)
    elif size == 10:
        most, q = LAPS, rng.randint(1, 100)
    else:
        most, q = rng.choice([(30, 3), (LAPS, 1), (LAPS, 10**8), (LAPS, LAPS), (1000, 7)])
    kind = rng.below(3)
    laps = [rng.randint(1, most) if kind else max(1, most - rng.below(3)) for _ in range(n)]
    return text((n, q), laps)
