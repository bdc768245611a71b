"""Cut Roads: the bridge that parts most pairs."""

from envs.code.lines import Lines
from envs.code.shapes import text, tree
from envs.graphs import mixed
from envs.rng import Rng

BAND = 2
CPU_S = 5
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("graphs", "bridges", "depth-first search")

N = (3, 5, 7, 12, 40, 150, 700, 3000, 15_000, 50_000, 100_000)


def validate(text: str) -> None:
    lines = Lines(text)
    n, m = lines.ints(n=(2, 100_000), m=(1, 150_000))
    if m < n - 1:
        raise lines.fail(f"m is {m}, under n - 1 = {n - 1}")
    near: list[list[int]] = [[] for _ in range(n + 1)]
    for _ in range(m):
        u, v = lines.ints(u=(1, n), v=(1, n))
        if u == v:
            raise lines.fail(f"the road joins {u} with itself")
        near[u].append(v)
        near[v].append(u)
    lines.end()
    seen, order = {1}, [1]
    for town in order:
        fresh = set(near[town]) - seen
        seen |= fresh
        order += fresh
    if len(seen) < n:
        raise ValueError(f"{n - len(seen)} towns cannot be reached from town 1")


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(2, N[size])
    roads = tree(rng, n, rng.choice(["path", "long", "broom", "random"]) if size == 10 else "")
    extra = rng.choice([0, 1, n // 20, n // 4, n // 2]) if size > 2 else rng.randint(0, 3)
    nearby = rng.chance(1, 2)  # roads between neighbours in a list of towns: short rings, most bridges stay
    for road in rng.sample(roads, min(extra, len(roads))):
        kind = rng.below(3)
        if kind == 0:
            roads.append(road)
        elif n > 2:
            u = rng.choice(road)
            near = rng.choice(roads)[0] if not nearby else rng.randint(max(1, u - 5), min(n, u + 5))
            if near != u:
                roads.append([u, near])
    return text((n, len(roads)), *mixed(rng, roads))
