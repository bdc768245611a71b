"""Oracle of rlve/max_rmq_expectation: every array."""

from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2, 3)
FEW_PROBLEMS = "the catalogue's level 0 has two elements"


@cache
def expected(n: int, x: int, ranges: tuple[tuple[int, int], ...]) -> Fraction:
    arrays = product(range(1, x + 1), repeat=n)
    return Fraction(sum(max(min(a[left - 1 : right]) for left, right in ranges) for a in arrays), x**n)


def accepts(instance: dict[str, Any], text: str) -> bool:
    value = expected(instance["n"], instance["x"], tuple(map(tuple, instance["ranges"])))
    r, prime = int(text), 998244353
    return 0 <= r < prime and (r * value.denominator - value.numerator) % prime == 0
