"""Oracle of math/roots_of_unity_product: the product in complex numbers of 200 digits."""

from functools import cache
from typing import Any

import mpmath


@cache
def product(n: int, polynomial: tuple[int, ...]) -> int:
    with mpmath.workdps(200):
        total = mpmath.mpc(1)
        for k in range(n):
            z = mpmath.expjpi(mpmath.mpf(2 * k) / n)
            total *= mpmath.polyval(polynomial[::-1], z)
        nearest = int(mpmath.nint(total.real))
        assert abs(total - nearest) < mpmath.mpf(10) ** -50
        return nearest


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == product(instance["n"], tuple(instance["polynomial"]))
