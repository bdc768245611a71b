"""Count the ways to split the vertices of a graph into a clique and an independent set."""

from math import comb

from envs.formats import natural
from envs.graphs import mixed, neighbours
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class CliqueIndependentSetPartitioningCounting(Task):
    """A planted clique and a planted independent set; some pairs between them are edges."""

    version = 2
    draws = 24
    ladder = Ladder(n=step(3, 1), top=40)
    answer = natural("the number of ways")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        size = rng.randint(1, n - 1)
        order = rng.permutation(n)
        clique, others = order[:size], order[size:]
        inside = [[u, v] for i, u in enumerate(clique) for v in clique[:i]]
        between = [[u, v] for u in clique for v in others]
        most = len(between)
        some = rng.sample(between, rng.randint(0, most))
        return {"n": n, "edges": mixed(rng, inside + some)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"An undirected graph has the vertices 0 to {n - 1} and the edges below (there may be none). "
            "Count the ways to split all its vertices into two non-empty sets S and T, such that every two "
            "vertices of S are joined by an edge and no two vertices of T are. A set of one vertex "
            "satisfies both conditions. Two ways differ if their sets S differ.\nedges, one a "
            f"line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        # The degrees of k vertices sum to at most k(k-1)/2 + m, and to just that where they are a clique and
        # the others independent: then they are k vertices of the largest degrees.
        degrees = sorted(map(len, neighbours(n, edges)), reverse=True)
        ways = 0
        for k in range(1, n):
            if sum(degrees[:k]) == k * (k - 1) // 2 + len(edges):
                least = degrees[k - 1]
                ways += comb(degrees.count(least), degrees[:k].count(least))
        return ways
