"""How many vertices hang at each vertex of a rooted tree."""

from envs.graphs import Edges, neighbours


def subtree_sizes(n: int, edges: Edges) -> list[int]:
    """The number of vertices in each subtree, the root being 0."""
    near = neighbours(n, edges)
    order, above = [0], {0: 0}
    for vertex in order:
        below = [other for other in near[vertex] if other not in above]
        above |= dict.fromkeys(below, vertex)
        order += below
    sizes = [1] * n
    for vertex in reversed(order[1:]):
        sizes[above[vertex]] += sizes[vertex]
    return sizes
