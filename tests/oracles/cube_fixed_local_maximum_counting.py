"""Oracle of rlve/cube_fixed_local_maximum_counting: cells in falling order of their numbers.

A cell is dominant where all three coordinates are new; cells without a new one change nothing.
"""

from collections import defaultdict
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 2, 3)
FEW_PROBLEMS = "the catalogue's level 0 has boxes of sides 2 and 3"


@cache
def probability(sides: tuple[int, ...], k: int) -> Fraction:
    volume = sides[0] * sides[1] * sides[2]
    states: dict[tuple[tuple[int, ...], int], Fraction] = {((0, 0, 0), 0): Fraction(1)}
    result = Fraction(0)
    while states:
        following: dict[tuple[tuple[int, ...], int], Fraction] = defaultdict(Fraction)
        for (used, dominant), chance in states.items():
            if used == sides:
                result += chance * (dominant == k)
                continue
            for new in set(product((0, 1), repeat=3)) - {(0, 0, 0)}:
                cells = 1
                for side, u, n in zip(sides, used, new, strict=True):
                    cells *= side - u if n else u
                if cells:
                    after = tuple(u + n for u, n in zip(used, new, strict=True))
                    part = Fraction(cells, volume - used[0] * used[1] * used[2])
                    following[after, dominant + (sum(new) == 3)] += chance * part
        states = following
    return result


def accepts(instance: dict[str, Any], text: str) -> bool:
    value = probability(tuple(instance["sides"]), instance["k"])
    r, prime = int(text), 998244353
    return 0 <= r < prime and (r * value.denominator - value.numerator) % prime == 0
