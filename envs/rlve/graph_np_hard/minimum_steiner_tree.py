"""Join given vertices of a weighted graph by edges of the smallest total weight."""

from envs.formats import lines
from envs.graphs import connected, share, weighted
from envs.ladder import Ladder
from envs.render import row, table
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 20, 30, 40, 50, 60, 70, 80, 90, 100)


class MinimumSteinerTree(Task):
    """A connected graph with a drawn percentage of all pairs as edges; N grows slowly above level 10."""

    ladder = Ladder(n=lambda level: 4 + min(level, 10) + max(0, level - 10) // 5, top=20)
    answer = lines("the chosen edges, each by its two ends in any order", width=2)
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        edges = connected(rng, n, share(rng, n * (n - 1) // 2, DENSITIES, least=n - 1))
        terminals = rng.sample(range(n), rng.randint(3, n - 1))
        return {"n": n, "edges": weighted(rng, edges, most=n), "terminals": terminals}

    def prompt(self, n: int, edges: list[list[int]], terminals: list[int]) -> str:
        return (
            f"An undirected connected graph has the vertices 0 to {n - 1}. Each line below is an edge, `u v "
            "w`: it joins u and v and has the weight w. Choose different edges such that every two "
            "terminals are connected by a path of chosen edges, which may pass other vertices. Every chosen "
            "edge must be connected with the terminals in this way too. The sum of the weights must be as "
            f"small as possible.\nterminals: {row(terminals)}\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]], terminals: list[int]) -> list[list[int]]:
        # A best tree is a minimum spanning tree of the terminals and some of the other vertices.
        ordered = sorted((w, u, v) for u, v, w in edges)
        needed = sum(1 << v for v in terminals)
        others = ((1 << n) - 1) & ~needed
        best: tuple[int, list[list[int]]] | None = None
        some = others
        while True:
            found = _spanning(n, ordered, needed | some)
            if found and (best is None or found[0] < best[0]):
                best = found
            if not some:
                break
            some = (some - 1) & others
        return best[1] if best else []

    def value(self, answer: list[list[int]], edges: list[list[int]], terminals: list[int]) -> int | Invalid:
        weight = {frozenset((u, v)): w for u, v, w in edges}
        chosen = {frozenset(pair) for pair in answer}
        if len(chosen) < len(answer):
            return Invalid("an edge is chosen twice")
        if not chosen <= set(weight):
            return Invalid("a chosen pair is not an edge")
        reached, grown = set(terminals[:1]), True
        while grown:
            new = {v for edge in chosen if edge & reached for v in edge}
            grown = not new <= reached
            reached |= new
        if not reached >= set(terminals).union(*chosen):
            return Invalid("the terminals and the chosen edges are not connected")
        return sum(weight[edge] for edge in chosen)


def _spanning(n: int, ordered: list[tuple[int, int, int]], within: int) -> tuple[int, list[list[int]]] | None:
    """Weight and edges of a minimum spanning tree of `within`; None where that is not connected."""
    label, total = list(range(n)), 0
    tree: list[list[int]] = []
    missing = within.bit_count() - 1
    for w, u, v in ordered:
        if missing and within >> u & within >> v & 1 and label[u] != label[v]:
            old, new = label[u], label[v]
            label = [new if x == old else x for x in label]
            tree.append([u, v])
            total += w
            missing -= 1
    return None if missing else (total, tree)
