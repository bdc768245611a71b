"""Oracle of rlve/land_acquisition: the costs of all partitions."""

from collections.abc import Iterator
from typing import Any

LEVELS = (0, 1, 2, 3)


def partitions(items: list[int]) -> Iterator[list[list[int]]]:
    """All ways to put items into groups."""
    if not items:
        yield []
        return
    for groups in partitions(items[1:]):
        yield [[items[0]], *groups]
        for k in range(len(groups)):
            yield [*groups[:k], [items[0], *groups[k]], *groups[k + 1 :]]


def cost(groups: list[list[int]], instance: dict[str, Any]) -> int:
    """What all groups cost."""
    sides = instance["widths"], instance["lengths"]
    return sum(max(sides[0][i - 1] for i in group) * max(sides[1][i - 1] for i in group) for group in groups)


def accepts(instance: dict[str, Any], text: str) -> bool:
    items = list(range(1, len(instance["widths"]) + 1))
    groups = [list(map(int, line.split())) for line in text.split("\n") if line.strip()]
    if sorted(i for group in groups for i in group) != items:
        return False
    return cost(groups, instance) == min(cost(other, instance) for other in partitions(items))
