"""Canal Tolls: sums along the paths of a tree whose edges change."""

from envs.code.lines import Lines
from envs.code.shapes import text, tree
from envs.graphs import weighted
from envs.rng import Rng

BAND = 2
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("trees", "lowest common ancestor", "Fenwick tree")

N = (3, 5, 8, 15, 40, 150, 700, 3000, 10_000, 25_000, 50_000)
MOST = 10**9


def validate(text: str) -> None:
    lines = Lines(text)
    n, q = lines.ints(n=(1, 50_000), q=(1, 50_000))
    group = list(range(n + 1))

    def find(port: int) -> int:
        while group[port] != port:
            group[port] = port = group[group[port]]
        return port

    for _ in range(n - 1):
        u, v, _ = lines.ints(u=(1, n), v=(1, n), toll=(0, MOST))
        if find(u) == find(v):
            raise lines.fail(f"ports {u} and {v} are joined already")
        group[find(u)] = find(v)
    asked = 0
    for _ in range(q):
        kind, first, second = lines.ints(kind=(1, 2), first=(1, n), second=(0, MOST))
        asked += kind == 2
        if kind == 1 and first == n:
            raise lines.fail(f"there is no canal {n}")
        if kind == 2 and not 1 <= second <= n:
            raise lines.fail(f"there is no port {second}")
    lines.end()
    if not asked:
        raise ValueError("no event is of kind 2")


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    q = n if size == 10 else rng.randint(1, N[size])
    most = rng.choice([3, 1000, MOST])
    canals = weighted(rng, tree(rng, n, rng.choice(["path", "broom"]) if size == 10 else ""), most, 0)
    changes = rng.choice([20, 50, 80]) if n > 1 else 0  # percent
    few = rng.chance(1, 3)  # a few canals change again and again
    events = []
    for _ in range(q - 1):
        if rng.chance(changes, 100):
            events.append((1, rng.randint(1, min(n - 1, 3) if few else n - 1), rng.randint(0, most)))
        else:
            events.append((2, rng.randint(1, n), rng.randint(1, n)))
    events.append((2, rng.randint(1, n), rng.randint(1, n)))
    return text((n, q), *canals, *events)
