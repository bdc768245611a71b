"""Near Pairs: pairs of a tree within a distance, by centroids."""

from envs.code.lines import Lines
from envs.code.shapes import text, tree
from envs.graphs import weighted
from envs.rng import Rng

BAND = 3
CPU_S = 5
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("trees", "centroid decomposition", "small to large")

N = (2, 5, 8, 12, 30, 100, 400, 1500, 6000, 15_000, 30_000)
LONGEST = 10**9


def validate(text: str) -> None:
    lines = Lines(text)
    n, _ = lines.ints(n=(1, 30_000), k=(0, 10**14))
    group = list(range(n + 1))

    def find(hut: int) -> int:
        while group[hut] != hut:
            group[hut] = hut = group[group[hut]]
        return hut

    for _ in range(n - 1):
        u, v, _ = lines.ints(u=(1, n), v=(1, n), w=(1, LONGEST))
        if find(u) == find(v):
            raise lines.fail(f"huts {u} and {v} are joined already")
        group[find(u)] = find(v)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    longest = rng.choice([1, 10, LONGEST])
    paths = weighted(rng, tree(rng, n, rng.choice(["path", "broom"]) if size == 10 else ""), longest)
    steps = rng.choice([0, 1, 2, 3, n // 4, n // 2, n]) if size < 10 else rng.choice([n // 8, n // 2])
    k = min(10**14, max(0, steps * (longest + 1) // 2 + rng.randint(-1, 1)))
    return text((n, k), *paths)
