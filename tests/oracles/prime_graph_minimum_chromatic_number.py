"""Oracle of rlve/prime_graph_minimum_chromatic_number: colourings of eight vertices, one by one."""

from functools import cache
from typing import Any

LEVELS = (0, 2, 5)
FEW_PROBLEMS = "N is the whole problem, and it is at most 6"


def prime(number: int) -> bool:
    return number > 1 and not any(number % divisor == 0 for divisor in range(2, number))


@cache
def colourable(n: int, colours: int, chosen: tuple[int, ...] = ()) -> bool:
    v = len(chosen)
    taken = {chosen[u] for u in range(v) if prime(v - u)}
    free = [c for c in range(colours) if c not in taken]
    return v == n or any(colourable(n, colours, (*chosen, c)) for c in free)


@cache
def fewest(n: int) -> int:
    # Numbers modulo 4 always do; and what eight vertices need, more vertices need too.
    return next(c for c in range(1, 5) if colourable(min(n, 8), c))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, colours = instance["n"], [int(word) for word in text.split()]
    if len(colours) != n or min(colours) < 0:
        return False
    steps = [step for step in range(1, n) if prime(step)]
    proper = all(colours[u] != colours[u + step] for step in steps for u in range(n - step))
    return proper and len(set(colours)) == fewest(n)
