"""Count the colourings of a ring up to rotation or reflection, with or without equal neighbours."""

from math import gcd

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Each vertex of a regular polygon with {n} sides is coloured with one of {k} colours{rule_vertices}; not "
    "all of the colours need be used. Two colourings are the same if {moves_polygon} turns one into the "
    "other. How many different colourings are there?",
    "A necklace is made of {n} beads on a closed ring, and each bead has one of {k} colours{rule_beads}. Not "
    "all of the colours need appear. Necklaces are the same if {moves_necklace} carries one into the other. "
    "Find the number of different necklaces.",
)
RULE = ", so that no two neighbouring {} have the same colour"
MOVES = (
    ("a rotation of the polygon", "turning the ring within its plane, without ever turning it over,"),
    ("a rotation or a reflection of the polygon", "turning the ring within its plane, or turning it over,"),
)


class PolygonColorings(Task):
    """Burnside's lemma: the average number of colourings that a motion leaves alone."""

    ladder = Ladder(sides=step(7, 1), colors=step(5, 1), top=24)
    answer = natural("the number of different ones")
    reward = exact()

    def generate(self, rng: Rng, sides: int, colors: int) -> Instance:
        return {
            "n": rng.randint(sides // 2, sides),
            "k": rng.randint(3, colors),
            "proper": rng.chance(1, 2),
            "flips": rng.chance(1, 2),
            "wording": rng.below(len(WORDINGS)),
        }

    def prompt(self, n: int, k: int, proper: bool, flips: bool, wording: int) -> str:
        polygon, necklace = MOVES[flips]
        return WORDINGS[wording].format(
            n=n,
            k=k,
            rule_vertices=RULE.format("vertices") if proper else "",
            rule_beads=RULE.format("beads") if proper else "",
            moves_polygon=polygon,
            moves_necklace=necklace,
        )

    def solve(self, n: int, k: int, proper: bool, flips: bool) -> int:
        rotations = sum(_ring(gcd(n, turn), k, proper) for turn in range(n))
        if not flips:
            return rotations // n
        return (rotations + sum(_mirrored(n, axis, k, proper) for axis in range(n))) // (2 * n)


def _ring(n: int, k: int, proper: bool) -> int:
    """Colourings of a ring of n vertices; a single vertex is its own neighbour."""
    return (k - 1) ** n + (-1) ** n * (k - 1) if proper else k**n


def _mirrored(n: int, axis: int, k: int, proper: bool) -> int:
    """Colourings that a reflection leaves alone: vertex i goes to axis - i."""
    fixed = 1 if n % 2 else 2 * (axis % 2 == 0)
    free = (n + fixed) // 2
    if not proper:
        return k**free
    # An axis through the middle of an edge makes two neighbours equal; else half the ring is a path.
    return k * (k - 1) ** (free - 1) if fixed == 2 else 0
