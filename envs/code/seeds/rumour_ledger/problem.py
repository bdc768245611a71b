"""Rumour Ledger: two clubs, rumours kept while they fit together."""

from envs.code.lines import Lines
from envs.code.shapes import text, tree
from envs.rng import Rng

BAND = 1
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("disjoint sets", "graphs", "parity")

N = (2, 4, 5, 10, 30, 100, 500, 2000, 10_000, 40_000, 100_000)


def validate(text: str) -> None:
    lines = Lines(text)
    n, m = lines.ints(n=(1, 100_000), m=(1, 200_000))
    for _ in range(m):
        lines.ints(kind=(1, 2), x=(1, n), y=(1, n))
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    m = 2 * n if size == 10 else rng.randint(n, 3 * n)
    pairs = tree(rng, n, "path" if size == 10 else "") if rng.chance(1, 2) or size == 10 else []
    if rng.chance(1, 2):
        pairs.sort()
    pairs += [[rng.randint(1, n), rng.randint(1, n)] for _ in range(m - len(pairs))]
    club = [rng.below(2) for _ in range(n + 1)]
    lies = rng.choice([0, 10, 40, 60])  # percent
    rumours = [((club[x] ^ club[y] ^ rng.chance(lies, 100)) + 1, x, y) for x, y in pairs]
    return text((n, m), *rumours)
