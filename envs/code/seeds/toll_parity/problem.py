"""Lattice paths through an even number of marked points: signed inclusion and exclusion."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 3
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("combinatorics", "inclusion and exclusion", "lattice paths")

WIDEST = 100_000
TOLLS = 500
WIDTHS = (1, 3, 5, 8, 15, 40, 200, 2000, 20_000, 60_000, WIDEST)
COUNTS = (2, 5, 12, 20, 40, 60, 100, 150, 250, 400, TOLLS)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    w, h, tolls = lines.ints(w=(0, WIDEST), h=(0, WIDEST), m=(0, TOLLS))
    seen = set()
    for _ in range(tolls):
        x, y = lines.ints(x=(0, w), y=(0, h))
        if (x, y) in seen:
            raise lines.fail(f"the crossing {x} {y} has come before")
        seen.add((x, y))
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Tolls anywhere, along a chain of crossings, or in a crowd; sometimes at the ends of the walk."""
    widest, most = WIDTHS[size], COUNTS[size]
    w, h = rng.randint(widest // 2, widest), rng.randint(0 if rng.chance(1, 8) else widest // 2, widest)
    shape = rng.below(3)
    tolls = set()
    for i in range(rng.randint(most // 2, most)):
        if shape == 0:
            toll = (rng.randint(0, w), rng.randint(0, h))
        elif shape == 1:
            toll = (min(w, w * i // most + rng.below(2)), min(h, h * i // most + rng.below(2)))
        else:
            toll = (w // 2 - min(w // 2, rng.below(25)), h // 2 - min(h // 2, rng.below(25)))
        tolls.add(toll)
    for end in ((0, 0), (w, h)):
        if rng.chance(1, 4) and len(tolls) < most:
            tolls.add(end)
    rows = rng.shuffled(sorted(tolls))
    return f"{w} {h} {len(rows)}\n" + "".join(f"{x} {y}\n" for x, y in rows)
