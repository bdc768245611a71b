"""Arrangements of a multiset whose ends differ: multinomials modulo a prime."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 1
CPU_S = 3
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("combinatorics", "modular arithmetic")

COLOURS = 100_000
BEADS = 300_000
SIZES = (2, 5, 7, 20, 60, 200, 1000, 10_000, 50_000, 150_000, BEADS)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    colours = lines.integer("c", 1, COLOURS)
    beads = sum(lines.row("b", colours, 0, BEADS))
    if not 1 <= beads <= BEADS:
        raise lines.fail(f"{beads} beads are not 1 to {BEADS}")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Colours of like number, one common colour, or a bead of every colour."""
    top = SIZES[size]
    beads = rng.randint((top + 1) // 2, top)
    colours = min(COLOURS, rng.choice((1, 2, 3, rng.randint(1, beads), beads + 1)))
    common = rng.choice((0, 0, beads // 2, beads - 1))
    counts = [0] * colours
    for i in range(beads):
        counts[0 if i < common else i % colours if colours > beads // 2 else rng.below(colours)] += 1
    rng.shuffle(counts)
    return f"{colours}\n{' '.join(map(str, counts))}\n"
