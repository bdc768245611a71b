"""Oracle of rlve/gra_minima_game: minimax over all choices of numbers."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def lead(numbers: tuple[int, ...]) -> int:
    places = range(len(numbers))
    chosen = (set(pick) for k in range(1, len(numbers) + 1) for pick in combinations(places, k))
    return max(
        (
            min(numbers[i] for i in pick) - lead(tuple(numbers[i] for i in places if i not in pick))
            for pick in chosen
        ),
        default=0,
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == lead(tuple(sorted(instance["numbers"])))
