"""Oracle of rlve/coloring_counting: every choice of colours."""

import json
from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1)


@cache
def total(bounds: tuple[int, ...], edges_json: str) -> int:
    edges = json.loads(edges_json)
    colourings = product(*(range(bound + 1) for bound in bounds))
    return sum(len(set(c)) for c in colourings if all(c[u] != c[v] for u, v in edges))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == total(tuple(instance["bounds"]), json.dumps(instance["edges"]))
