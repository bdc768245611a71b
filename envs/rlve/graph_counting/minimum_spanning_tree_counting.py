"""Count the minimum spanning trees of a connected weighted graph, modulo a number."""

from envs.formats import integer
from envs.graphs import connected, weighted
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class MinimumSpanningTreeCounting(Task):
    """Edges are 1 to 5 times the vertices, where so many fit; few weights, so that many are equal."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = integer("the number of minimum spanning trees modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        m = min(n * (n - 1) // 2, n * rng.randint(10, 50) // 10)
        edges = weighted(rng, connected(rng, n, m), most=rng.randint(2, max(3, n // 5)))
        return {"n": n, "edges": edges, "mod": rng.randint(2, 10_000)}

    def prompt(self, n: int, edges: list[list[int]], mod: int) -> str:
        return (
            f"An undirected connected graph has the vertices 0 to {n - 1}. Each line below is an edge, `u v "
            "w`: it joins u and v and has the weight w. A minimum spanning tree is a set of edges that "
            "joins all vertices without a cycle and has the smallest possible sum of weights. Find the "
            f"number of different minimum spanning trees, modulo MOD.\nMOD: {mod}\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]], mod: int) -> int:
        # Kruskal: the edges of one weight join the components that lighter edges left, in any way that
        # makes no cycle; each weight counts by itself, by the matrix-tree theorem.
        parent = list(range(n))
        count = 1
        for weight in sorted({w for _, _, w in edges}):
            ends = [(_root(parent, u), _root(parent, v)) for u, v, w in edges if w == weight]
            links = [(a, b) for a, b in ends if a != b]
            for a, b in links:
                parent[_root(parent, a)] = _root(parent, b)
            count = count * _forests(links, parent) % mod
        return count % mod


def _root(parent: list[int], v: int) -> int:
    while parent[v] != v:
        v = parent[v]
    return v


def _forests(links: list[tuple[int, int]], parent: list[int]) -> int:
    """Spanning forests of a multigraph: the Laplacian without one vertex of each component, its root."""
    kept = sorted({v for link in links for v in link if parent[v] != v})
    place = {v: i for i, v in enumerate(kept)}
    laplacian = [[0] * len(kept) for _ in kept]
    for a, b in links:
        for u, v in ((a, b), (b, a)):
            if u in place:
                laplacian[place[u]][place[u]] += 1
                if v in place:
                    laplacian[place[u]][place[v]] -= 1
    return _determinant(laplacian)


def _determinant(matrix: list[list[int]]) -> int:
    """Bareiss' exact elimination, in place; a Laplacian's leading minors are positive, so no pivot is 0."""
    previous = 1
    for k, pivot_row in enumerate(matrix):
        pivot = pivot_row[k]
        for line in matrix[k + 1 :]:
            factor = line[k]
            for j in range(k + 1, len(matrix)):
                line[j] = (line[j] * pivot - factor * pivot_row[j]) // previous
        previous = pivot
    return previous
