"""Oracle of rlve/graph_contain_tree_counting: every permutation."""

import json
from functools import cache
from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def ways(n: int, links_json: str, edges_json: str) -> int:
    links, edges = json.loads(links_json), json.loads(edges_json)
    joined = {pair for u, v in edges for pair in ((u, v), (v, u))}
    return sum(all((p[u], p[v]) in joined for u, v in links) for p in permutations(range(n)))


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == ways(instance["n"], json.dumps(instance["links"]), json.dumps(instance["edges"]))
