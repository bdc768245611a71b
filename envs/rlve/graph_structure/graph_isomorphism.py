"""Find an isomorphism between two graphs."""

from envs.formats import permutation
from envs.graphs import Edges, graph, mixed, share
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = range(5, 96, 10)


class GraphIsomorphism(Task):
    """The second graph is the first one with shuffled labels, and the identity is no isomorphism."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = permutation("p(0), p(1), ... in order", like="n")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        first = graph(rng, n, share(rng, n * (n - 1) // 2, DENSITIES, least=1))
        while True:
            planted = rng.permutation(n)
            second = mixed(rng, _mapped(planted, first))
            if _good(list(range(n)), first, second) < len(first):
                return {"n": n, "first": first, "second": second, "planted": planted}

    def prompt(self, n: int, first: Edges, second: Edges) -> str:
        return (
            f"Two undirected graphs, G and H, both have the vertices 0 to {n - 1} and {len(first)} "
            f"edge{'s' * (len(first) > 1)}. Find an isomorphism from G to H: a permutation p of the vertices "
            "such that whenever u and v are joined in G, p(u) and p(v) are joined in H. There is one.\nedges "
            f"of G, one a line:\n{table(first)}\nedges of H, one a line:\n{table(second)}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], first: Edges, second: Edges) -> tuple[int, int]:
        return _good(answer, first, second), len(first)


def _mapped(p: list[int], edges: Edges) -> Edges:
    return [[p[u], p[v]] for u, v in edges]


def _good(p: list[int], first: Edges, second: Edges) -> int:
    joined = {frozenset(edge) for edge in second}
    return sum(frozenset(edge) in joined for edge in _mapped(p, first))
