"""Oracle of rlve/minimum_harmonious_chromatic_number: all ways to put the vertices into groups."""

import runpy
from functools import cache
from pathlib import Path
from typing import Any

LEVELS = (0, 1, 2)

groupings = runpy.run_path(str(Path(__file__).with_name("maximum_achromatic_number.py")))["groupings"]

Edges = tuple[tuple[int, int], ...]


def harmonious(colour: tuple[int, ...], edges: Edges) -> bool:
    pairs = [tuple(sorted((colour[u], colour[v]))) for u, v in edges]
    return len(set(pairs)) == len(pairs) and all(a != b for a, b in pairs)


@cache
def fewest(n: int, edges: Edges) -> int:
    return min(max(colour) + 1 for colour in groupings(n) if harmonious(colour, edges))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, edges = instance["n"], tuple(map(tuple, instance["edges"]))
    colour = tuple(int(word) for word in text.split())
    if len(colour) != n or min(colour) < 0 or not harmonious(colour, edges):
        return False
    return len(set(colour)) == fewest(n, edges)
