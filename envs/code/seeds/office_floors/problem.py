"""Office Floors: the widest level of a rooted tree."""

from envs.code.lines import Lines
from envs.code.shapes import parents, text
from envs.rng import Rng

BAND = 0
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("trees", "breadth-first search")

N = (2, 5, 8, 15, 50, 200, 1000, 5000, 20_000, 80_000, 200_000)


def validate(text: str) -> None:
    lines = Lines(text)
    (n,) = lines.ints(n=(1, 200_000))
    bosses = lines.row("b", n, 0, n)
    if bosses.count(0) != 1:
        raise lines.fail(f"{bosses.count(0)} heads, not 1")
    below: list[list[int]] = [[] for _ in range(n + 1)]
    for employee, boss in enumerate(bosses, 1):
        below[boss].append(employee)
    seen = [0]
    for boss in seen:
        seen += below[boss]
    if len(seen) != n + 1:
        raise lines.fail(f"{n + 1 - len(seen)} employees are not below the head")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = rng.randint(N[size] * 9 // 10, N[size]) if size == 10 else rng.randint(1, N[size])
    shapes = (
        ["path", "broom", "caterpillar"]
        if size == 10
        else ["random", "path", "binary", "long", "caterpillar"]
    )
    above = [-1, *parents(rng, n, rng.choice(shapes))]
    names = rng.permutation(n, 1)
    if rng.chance(1, 4):  # sometimes everybody's number is larger than the boss's
        names.sort()
    bosses = [0] * (n + 1)
    for employee, boss in enumerate(above):
        bosses[names[employee]] = names[boss] if boss >= 0 else 0
    return text(n, bosses[1:])
