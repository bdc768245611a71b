"""Quarry Ponds: flood fill on a grid."""

from envs.code.lines import Lines
from envs.code.shapes import text
from envs.rng import Rng

BAND = 0
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("grid", "flood fill", "graphs")

SIDES = (3, 4, 5, 7, 10, 20, 40, 90, 180, 350, 500)


def validate(text: str) -> None:
    lines = Lines(text)
    h, w = lines.ints(h=(1, 500), w=(1, 500))
    for _ in range(h):
        lines.word("a row", w, w, "#.")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    side = SIDES[size]
    h, w = rng.choice([(side, side), (rng.randint(1, side), side), (side, rng.randint(1, side))])
    rock = rng.choice([0, 10, 35, 42, 60, 100])
    frame = rng.chance(2, 3)
    comb = rng.chance(1, 4)

    def cell(r: int, c: int) -> str:
        if frame and (r in (0, h - 1) or c in (0, w - 1)):
            return "#"
        if comb:  # one winding corridor through every second row
            turn = w - 2 if r // 2 % 2 else 1
            return "." if r % 2 or c == turn else "#"
        return "#" if rng.below(100) < rock else "."

    return text((h, w), *("".join(cell(r, c) for c in range(w)) for r in range(h)))
