"""Ferry Timetable: shortest paths where the wait depends on the time."""

from envs.code.lines import Lines
from envs.code.shapes import text, tree
from envs.rng import Rng

BAND = 1
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("graphs", "shortest paths", "heaps")

N = (2, 4, 6, 10, 30, 100, 500, 2000, 6000, 12_000, 20_000)
MOST = 10**9


def validate(text: str) -> None:
    lines = Lines(text)
    n, m = lines.ints(n=(1, 20_000), m=(0, 60_000))
    for _ in range(m):
        u, v, _, _ = lines.ints(u=(1, n), v=(1, n), p=(1, MOST), t=(1, MOST))
        if u == v:
            raise lines.fail(f"the line joins {u} with itself")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    period, trip = rng.choice([(10, 10), (3, 50), (MOST, MOST), (MOST, 5), (1, 100)])
    long = size == 10 or rng.chance(
        1, 3
    )  # a long chain with detours that never pay: many rounds, large times
    edges = tree(rng, n, "path" if long else "")
    if long and size >= 3:
        edges = [[i, i + 1] for i in range(1, n)]
        rng.shuffle(edges)
    elif rng.chance(1, 5):
        edges = edges[1:]
    extra = 3 * n - len(edges) if size == 10 else rng.randint(0, 2 * n)
    for _ in range(extra if n > 1 else 0):
        u = rng.randint(1, n)
        v = rng.randint(1, n - 1) if not long else min(n - 1, u + rng.below(3))
        edges.append([u, v + (v >= u)])
    lines = [[*edge, rng.randint(1, period), rng.randint(1, trip)] for edge in edges]
    return text((n, len(lines)), *lines)
