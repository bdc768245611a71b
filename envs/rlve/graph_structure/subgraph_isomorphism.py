"""Find a copy of one graph among the vertices of another, edges and missing edges alike."""

from itertools import combinations

from envs.formats import integers
from envs.graphs import Edges, graph, mixed, share
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = range(5, 96, 10)


class SubgraphIsomorphism(Task):
    """H has 3 to N vertices and is planted in G; the identity is not right."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = integers("p(0), p(1), ... in order", like="size")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        while True:
            large = graph(rng, n, share(rng, n * (n - 1) // 2, DENSITIES, least=1))
            planted = rng.sample(range(n), rng.randint(3, n))
            back = {v: i for i, v in enumerate(planted)}
            small = mixed(rng, [[back[u], back[v]] for u, v in large if u in back and v in back])
            if _good(list(range(len(planted))), small, large) < len(planted) * (len(planted) - 1) // 2:
                return {"n": n, "size": len(planted), "small": small, "large": large, "planted": planted}

    def prompt(self, n: int, size: int, small: Edges, large: Edges) -> str:
        return (
            f"The undirected graph H has the vertices 0 to {size - 1}, the undirected graph G the vertices 0 "
            f"to {n - 1}. Find different vertices p(0), ..., p({size - 1}) of G such that for every two "
            "vertices u and v of H: p(u) and p(v) are joined in G if and only if u and v are joined in H. "
            f"It is possible.\nedges of H, one a line:\n{table(small) or '(none)'}\nedges of G, one a line:\n"
            f"{table(large)}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(
        self, answer: list[int], n: int, size: int, small: Edges, large: Edges
    ) -> tuple[int, int] | Invalid:
        if len(set(answer)) < size or not set(answer) <= set(range(n)):
            return Invalid(f"the vertices are not all different and from 0 to {n - 1}")
        return _good(answer, small, large), size * (size - 1) // 2


def _good(p: list[int], small: Edges, large: Edges) -> int:
    """The number of pairs of vertices that are joined in both graphs or in neither."""
    here, there = ({frozenset(edge) for edge in edges} for edges in (small, large))
    pairs = combinations(range(len(p)), 2)
    return sum((frozenset((u, v)) in here) == (frozenset((p[u], p[v])) in there) for u, v in pairs)
