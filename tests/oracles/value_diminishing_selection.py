"""Oracle of rlve/value_diminishing_selection: all lists of different items."""

from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)


def gain(chosen: tuple[int, ...], instance: dict[str, Any]) -> int:
    w, r = instance["w"], instance["r"]
    return sum(w[i - 1] - sum(r[j - 1] for j in chosen[:k]) for k, i in enumerate(chosen))


def accepts(instance: dict[str, Any], text: str) -> bool:
    items = range(1, len(instance["w"]) + 1)
    chosen = () if text == "none" else tuple(map(int, text.split()))
    gains = {
        order: gain(order, instance) for size in range(len(items) + 1) for order in permutations(items, size)
    }
    return gains.get(chosen) == max(gains.values())
