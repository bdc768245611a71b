"""Oracle of rlve/most_num_edge_non_self_isomorphism: trees grown leaf by leaf, counted where asymmetric.

Six vertices: no forest has no symmetry, and networkx finds none among its six-vertex atlas below six edges.
"""

from functools import cache
from typing import Any

import networkx

LEVELS = (0, 1)
FEW_PROBLEMS = "a problem is one number N"


def encoding(tree: Any, v: int, parent: int) -> tuple[str, bool]:
    """A canonical text of the tree below v, and whether two equal branches hang on one vertex."""
    parts = [encoding(tree, u, v) for u in tree[v] if u != parent]
    texts = sorted(text for text, _ in parts)
    twins = len(set(texts)) < len(texts) or any(twin for _, twin in parts)
    return f"({''.join(texts)})", twins


@cache
def kinds(size: int) -> int:
    if size < 2:
        return size
    count = 0
    for tree in networkx.nonisomorphic_trees(size):
        centre = networkx.center(tree)
        rooted = encoding(tree, centre[0], -1)
        other = encoding(tree, centre[-1], -1)
        count += not rooted[1] and (len(centre) == 1 or rooted[0] != other[0])
    return count


@cache
def fewest(n: int) -> int:
    """Edges of a smallest asymmetric graph: by the atlas to seven vertices, else by forests of all sizes."""
    if n <= 7:
        graphs = [g for g in networkx.graph_atlas_g() if len(g) == n and g.number_of_edges() <= n]
        return min(g.number_of_edges() for g in graphs if asymmetric(g))
    trees = {0: 0}
    for size in range(1, n + 1):
        for _ in range(kinds(size)):
            trees |= {s + size: max(trees.get(s + size, 0), t + 1) for s, t in trees.items() if s + size <= n}
    return n - trees[n]


def asymmetric(graph: Any) -> bool:
    matcher = networkx.isomorphism.GraphMatcher(graph, graph)
    return all(all(u == v for u, v in found.items()) for found in matcher.isomorphisms_iter())


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = instance["n"]
    return int(text) == n * (n - 1) // 2 - fewest(n)
