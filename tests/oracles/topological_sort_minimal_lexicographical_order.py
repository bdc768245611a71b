"""Oracle of rlve/topological_sort_minimal_lexicographical_order: all orders, compared by places."""

from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)
FEW_PROBLEMS = "the catalogue's level 0 has three numbers"


@cache
def best(n: int, conditions: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """The places of 0, 1, ... in the best order."""
    every = permutations(range(n))
    return min(places for places in every if all(places[a] < places[b] for a, b in conditions))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, order = instance["n"], [int(word) for word in text.split()]
    places = best(n, tuple(map(tuple, instance["conditions"])))
    return len(order) == n and all(order[place] == label for label, place in enumerate(places))
