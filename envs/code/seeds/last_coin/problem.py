"""The Last Coin: a subtraction game in which the last coin loses."""

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 0
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("games", "dynamic programming")

HEAP = (3, 6, 10, 20, 50, 200, 1000, 4000, 20_000, 60_000, 100_000)


def validate(text: str) -> None:
    lines = Lines(text)
    k, q = lines.ints(k=(1, 20), q=(1, 1000))
    amounts = lines.row("an amount", k, 1, 100_000)
    if amounts != sorted(set(amounts)):
        raise lines.fail("the amounts do not increase")
    lines.row("a size", q, 1, 100_000)
    lines.end()


def generate(rng: Rng, size: int) -> str:
    top = HEAP[size]
    k = 20 if size == 10 else rng.randint(1, min(20, top, 1 + size))
    reach = rng.choice([top, max(k, top // 10), k, min(top, 2 * k)])
    amounts = sorted(rng.sample(range(1, reach + 1), k))
    q = 1000 if size == 10 else rng.randint(1, min(1000, 4 * size + 1))
    sizes = [rng.randint(1, top) for _ in range(q)]
    if size == 10:
        sizes[-1] = top
    return text((k, q), amounts, sizes)
