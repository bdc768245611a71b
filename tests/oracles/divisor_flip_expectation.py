"""Oracle of rlve/divisor_flip_expectation: distances of all light patterns, then linear equations."""

from fractions import Fraction
from functools import cache
from math import factorial
from typing import Any

LEVELS = (0, 2, 4, 5)
FEW_PROBLEMS = "the catalogue's level 0 has three lights"


@cache
def distances(n: int) -> dict[int, int]:
    switches = [sum(1 << d for d in range(1, i + 1) if i % d == 0) for i in range(1, n + 1)]
    far, order = {0: 0}, [0]
    for state in order:
        for switch in switches:
            if state ^ switch not in far:
                far[state ^ switch] = far[state] + 1
                order.append(state ^ switch)
    return far


@cache
def presses(n: int, k: int) -> list[Fraction]:
    """Expected presses where 0, 1, ..., n switches are needed, as a line in the value at n."""
    lines = {n: (Fraction(1), Fraction(0))}
    # E(i) = 1 + i/n E(i - 1) + (n - i)/n E(i + 1), solved for E(i - 1), from the top down.
    for i in range(n, k, -1):
        slope, shift = lines[i]
        up = lines.get(i + 1, (Fraction(0), Fraction(0)))
        lines[i - 1] = (
            (n * slope - (n - i) * up[0]) / i,
            (n * (shift - 1) - (n - i) * up[1]) / i,
        )
    if k == n:
        return [Fraction(i) for i in range(n + 1)]
    slope, shift = lines[k]
    top = (k - shift) / slope
    return [Fraction(i) if i <= k else lines[i][0] * top + lines[i][1] for i in range(n + 1)]


def accepts(instance: dict[str, Any], text: str) -> bool:
    lights = instance["lights"]
    n = len(lights)
    needed = distances(n)[sum(1 << i for i, light in enumerate(lights, 1) if light)]
    product = presses(n, instance["k"])[needed] * factorial(n)
    return product.denominator == 1 and int(text) == product.numerator % (10**9 + 7)
