"""Count the ways to lay a tree into a graph with as many vertices."""

from envs.formats import natural
from envs.graphs import graph, masks, neighbours, share, tree
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 20, 30, 40, 50, 60, 70, 80, 90)


class GraphContainTreeCounting(Task):
    """A tree, a planted copy of it in the graph, and at least one edge more, up to a share of all pairs.

    Above level 10 a vertex more every four levels.
    """

    version = 2
    ladder = Ladder(n=lambda level: 4 + min(level, 10) + max(0, level - 10) // 4, top=21)
    answer = natural("the number of ways")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        links = tree(rng, n)
        image = rng.permutation(n)
        planted = [[image[u], image[v]] for u, v in links]
        m = share(rng, n * (n - 1) // 2, DENSITIES, least=n)
        return {"n": n, "links": links, "edges": graph(rng, n, m, known=planted)}

    def prompt(self, n: int, links: list[list[int]], edges: list[list[int]]) -> str:
        return (
            f"A tree T and an undirected graph G both have the vertices 0 to {n - 1}. Count the permutations "
            f"p of 0 to {n - 1} such that for every edge u v of T the vertices p(u) and p(v) of G are joined "
            f"by an edge of G.\nedges of T, one a line:\n{table(links)}\nedges of G, one a "
            f"line:\n{table(edges)}"
        )

    def solve(self, n: int, links: list[list[int]], edges: list[list[int]]) -> int:
        # Inclusion and exclusion over the vertices of G that maps into it may use, all sets at once. The
        # sums wrap modulo 2**64; the result, at most 17!, does not.
        import numpy as np

        subsets = np.arange(1 << n)
        present = [((subsets >> u) & 1).astype(np.uint64) for u in range(n)]
        near, branches = masks(n, edges), neighbours(n, links)

        def maps(v: int, parent: int) -> list[np.ndarray]:
            """For each place of v: in each subset, the maps of the subtree of v."""
            counts = [one.copy() for one in present]
            for child in branches[v]:
                if child != parent:
                    below = maps(child, v)
                    for u in range(n):
                        around = [below[w] for w in range(n) if near[u] >> w & 1]
                        counts[u] *= sum(around[1:], around[0]) if around else np.uint64(0)
            return counts

        total = np.sum(maps(0, -1), axis=0)
        missing = sum(1 - one.astype(np.int64) for one in present) % 2 == 1
        return (int(total[~missing].sum()) - int(total[missing].sum())) % 2**64
