"""Guild Projects: a closed set of largest value, by a minimum cut."""

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 3
CPU_S = 2
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("maximum flow", "minimum cut", "graphs")

N = (3, 6, 9, 11, 13, 50, 90, 140, 200, 250, 300)


def validate(text: str) -> None:
    lines = Lines(text)
    n, m = lines.ints(n=(1, 300), m=(0, 2000))
    lines.row("v", n, -(10**9), 10**9)
    for _ in range(m):
        a, b = lines.ints(a=(1, n), b=(1, n))
        if a == b:
            raise lines.fail(f"project {a} needs itself")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    most = rng.choice([2, 20, 10**9])
    layers = rng.choice([2, 2, 3, n])  # projects of one layer need some of the next
    layer = [rng.below(layers) for _ in range(n)]
    tilt = rng.choice([0, most // 2])
    values = [rng.randint(-most, most) for _ in range(n)]
    if layers == 2:
        values = [abs(value) * (-1 if deep else 1) for value, deep in zip(values, layer, strict=True)]
    else:
        values = [
            max(-most, min(most, v + (-tilt if deep else tilt)))
            for v, deep in zip(values, layer, strict=True)
        ]
    needs: set[tuple[int, int]] = set()
    for _ in range(2000 if size == 10 else rng.randint(0, min(2000, rng.choice([1, 2, 5]) * n))):
        a, b = rng.randint(1, n), rng.randint(1, n)
        if layer[a - 1] < layer[b - 1] or (a != b and rng.chance(1, 20)):
            needs.add((a, b))
    return text((n, len(needs)), values, *rng.shuffled(sorted(needs)))
