"""Xor Escort: the largest exclusive or of a walk, by the rings of the graph."""

from envs.code.lines import Lines
from envs.code.shapes import text, tree
from envs.graphs import weighted
from envs.rng import Rng

BAND = 2
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("bit tricks", "linear algebra", "graphs")

N = (2, 3, 4, 8, 20, 60, 300, 1200, 5000, 12_000, 20_000)
TOP = 2**60 - 1


def validate(text: str) -> None:
    lines = Lines(text)
    n, m, q = lines.ints(n=(1, 20_000), m=(0, 40_000), q=(1, 20_000))
    if m < n - 1:
        raise lines.fail(f"m is {m}, under n - 1 = {n - 1}")
    group, groups = list(range(n + 1)), n

    def find(city: int) -> int:
        while group[city] != city:
            group[city] = city = group[group[city]]
        return city

    for _ in range(m):
        u, v, _ = lines.ints(u=(1, n), v=(1, n), w=(0, TOP))
        if find(u) != find(v):
            group[find(u)] = find(v)
            groups -= 1
    for _ in range(q):
        lines.ints(first=(1, n), second=(1, n))
    lines.end()
    if groups > 1:
        raise ValueError(f"the cities fall into {groups} parts")


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    extra = N[size] if size == 10 else rng.choice([0, 1, rng.randint(0, N[size]), N[size]])
    roads = tree(rng, n)
    roads += [[rng.randint(1, n), rng.randint(1, n)] for _ in range(extra)]
    roads = weighted(rng, rng.shuffled(roads), 7 if size <= 2 else rng.choice([9, 1000, TOP]), 0)
    if rng.chance(1, 2) and size > 2:  # few bits set, so that the rings do not give every cipher
        masks = [rng.randint(0, TOP) & rng.randint(0, TOP) for _ in range(rng.randint(1, 25))]
        roads = [[u, v, rng.choice(masks)] for u, v, _ in roads]
    q = N[size] if size == 10 else rng.randint(1, N[size])
    pairs = [(rng.randint(1, n), rng.randint(1, n)) for _ in range(q)]
    return text((n, len(roads), q), *roads, *pairs)
