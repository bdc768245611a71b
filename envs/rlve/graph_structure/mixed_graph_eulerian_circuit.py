"""Find a closed walk that uses every directed and undirected edge of a graph exactly once."""

from itertools import pairwise

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

Edges = list[list[int]]


class MixedGraphEulerianCircuit(Task):
    """One to four random cycles put together (where two share an edge, both lose it), then a circuit along
    them planted, and 10 to 90 % of its edges directed. Each pair of vertices has one edge at most."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = integers("the vertices of the closed walk in order, the first one again at the end")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = _circuit(rng, n)
        while not planted:
            planted = _circuit(rng, n)
        percent = rng.randint(10, 90)
        one_way: Edges = []
        both: Edges = []
        for u, v in rng.shuffled(list(pairwise(planted))):
            if rng.chance(percent, 100):
                one_way.append([u, v])
            else:
                both.append(rng.shuffled([u, v]))
        return {"n": n, "undirected": both, "directed": one_way, "planted": planted}

    def prompt(self, n: int, undirected: Edges, directed: Edges) -> str:
        return (
            f"A graph with the vertices 0 to {n - 1} has undirected edges, which may be used in either "
            "direction, and directed ones, `u v`, which lead from u to v only. Find a closed walk that uses "
            "every edge of both kinds exactly once: it may start at any vertex that has edges, and ends "
            f"where it starts. There is one. So write {len(undirected) + len(directed) + 1} vertices.\n"
            f"undirected edges, one a line:\n{table(undirected) or '(none)'}\n"
            f"directed edges, one a line:\n{table(directed) or '(none)'}"
        )

    def solve(self, planted: list[int]) -> list[int]:
        return planted

    def value(self, answer: list[int], undirected: Edges, directed: Edges) -> tuple[int, int] | Invalid:
        count = len(undirected) + len(directed)
        if len(answer) != count + 1 or answer[0] != answer[-1]:
            return Invalid(f"not {count + 1} vertices of which the last is the first")
        steps = set(pairwise(answer))
        used = sum((u, v) in steps or (v, u) in steps for u, v in undirected)
        return used + sum((u, v) in steps for u, v in directed), count


def _circuit(rng: Rng, n: int) -> list[int]:
    """A closed walk through all edges of some cycles, or nothing where they do not hang together."""
    edges: set[tuple[int, int]] = set()
    for _ in range(rng.randint(1, 4) if n > 4 else 1):
        cycle = rng.sample(range(n), rng.randint(3, n))
        edges ^= {(min(edge), max(edge)) for edge in pairwise([*cycle, cycle[0]])}
    near: list[list[int]] = [[] for _ in range(n)]
    for u, v in rng.shuffled(sorted(edges)):
        near[u].append(v)
        near[v].append(u)
    # Hierholzer: walk until stuck, and take a vertex into the circuit when it has no edge left.
    stack, circuit = [v for v in range(n) if near[v]][:1], []
    while stack:
        v = stack[-1]
        if near[v]:
            u = near[v].pop()
            near[u].remove(v)
            stack.append(u)
        else:
            circuit.append(stack.pop())
    return circuit if len(circuit) == len(edges) + 1 > 1 else []
