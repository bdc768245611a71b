"""Tarpaulins: the area that an odd number of rectangles cover."""

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 3
CPU_S = 5
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("geometry", "sweep line", "segment tree")

N = (1, 3, 6, 10, 30, 100, 300, 1000, 3000, 6000, 10_000)
REACH = (3, 6, 9, 20, 100, 1000, 10**5, 10**7, 10**9, 10**9, 10**9)


def validate(text: str) -> None:
    lines = Lines(text)
    (n,) = lines.ints(n=(1, 10_000))
    for _ in range(n):
        x1, y1, x2, y2 = lines.ints(x1=(0, 10**9), y1=(0, 10**9), x2=(0, 10**9), y2=(0, 10**9))
        if x1 >= x2 or y1 >= y2:
            raise lines.fail("the first corner is not the lower left one")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    n = N[size] if size == 10 else rng.randint(1, N[size])
    reach = REACH[size]
    kind = rng.below(5)
    few = [rng.randint(0, reach) for _ in range(4)] + [0, reach]  # corners that meet

    def span() -> list[int]:
        """Two different places, the smaller one first."""
        first, last = 0, 0
        while first == last:
            if kind == 0:
                first, last = rng.choice(few), rng.choice(few)
            elif kind == 1:  # short
                first = rng.randint(0, reach - 1)
                last = min(reach, first + rng.randint(1, max(1, reach // 20)))
            else:
                first, last = rng.randint(0, reach), rng.randint(0, reach)
        return sorted((first, last))

    sheets = []
    for i in range(n):
        (x1, x2), (y1, y2) = span(), span()
        if kind == 2 and i < reach // 3:  # sheets that hold one another, as a pyramid from above
            x1, y1, x2, y2 = i, i, reach - i, reach - i
        sheets.append((x1, y1, x2, y2))
    return text(n, *rng.shuffled(sheets))
