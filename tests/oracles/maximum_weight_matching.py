"""Oracle of rlve/maximum_weight_matching: every matching, by what happens to the first vertex left."""

import json
from functools import cache
from typing import Any

LEVELS = (0, 2, 5, 7)


@cache
def heaviest(n: int, edges_json: str) -> int:
    weight = {(min(u, v), max(u, v)): w for u, v, w in json.loads(edges_json)}

    @cache
    def best(left: tuple[int, ...]) -> int:
        if not left:
            return 0
        first, *others = left
        options = [best(tuple(others))]
        for partner in others:
            if (first, partner) in weight:
                rest = tuple(v for v in others if v != partner)
                options.append(weight[first, partner] + best(rest))
        return max(options)

    return best(tuple(range(n)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    chosen = [tuple(map(int, line.split())) for line in text.splitlines() if line.strip()]
    weight = {(u, v): w for a, b, w in instance["edges"] for u, v in ((a, b), (b, a))}
    ends = [end for pair in chosen for end in pair]
    total = sum(weight[pair] for pair in chosen)
    return len(ends) == len(set(ends)) and total == heaviest(instance["n"], json.dumps(instance["edges"]))
