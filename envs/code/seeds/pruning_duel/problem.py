"""Pruning Duel: first moves that win at Green Hackenbush on a tree."""

from envs.code.lines import Lines
from envs.code.shapes import parents, text
from envs.rng import Rng

BAND = 3
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("games", "trees", "Grundy numbers")

N = (3, 6, 8, 12, 30, 100, 500, 2500, 10_000, 40_000, 100_000)


def validate(text: str) -> None:
    lines = Lines(text)
    (n,) = lines.ints(n=(1, 100_000))
    below: list[list[int]] = [[] for _ in range(n + 1)]
    for knot, parent in enumerate(lines.row("p", n - 1, 1, n), 2):
        below[parent].append(knot)
    hanging = [1]
    for knot in hanging:
        hanging += below[knot]
    if len(hanging) != n:
        raise lines.fail(f"{n - len(hanging)} knots do not hang from the root")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    above = [0, *parents(rng, n, rng.choice(["path", "long", "caterpillar", "broom"]) if size == 10 else "")]
    for _ in range(
        rng.choice([0, 2, n // 10] if size < 10 else [0, 2])
    ):  # some knots move, with all that hangs from them
        knot = rng.below(n)
        above[knot] = rng.below(knot) if knot else 0
    names = [1, *rng.permutation(n - 1, 2)]
    row = [0] * (n + 1)
    for knot, parent in enumerate(above):
        row[names[knot]] = names[parent]
    return text(n, row[2:])
