"""Oracle of rlve/card_coloring_counting: all colourings, and those that moves make of them."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5, 7)


@cache
def different(colours: tuple[int, ...], moves: tuple[tuple[int, ...], ...]) -> int:
    n = sum(colours)
    red, green, _ = colours
    left: set[tuple[str, ...]] = set()
    for reds in combinations(range(n), red):
        for greens in combinations([i for i in range(n) if i not in reds], green):
            left.add(tuple("R" if i in reds else "G" if i in greens else "B" for i in range(n)))
    orbits = 0
    while left:
        orbits += 1
        reached = [left.pop()]
        while reached:
            cards = reached.pop()
            for move in moves:
                moved = list(cards)
                for i, place in enumerate(move):
                    moved[place - 1] = cards[i]
                if tuple(moved) in left:
                    left.remove(tuple(moved))
                    reached.append(tuple(moved))
    return orbits


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == different(tuple(instance["colours"]), tuple(map(tuple, instance["moves"])))
