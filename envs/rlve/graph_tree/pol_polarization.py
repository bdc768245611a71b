"""Direct the edges of a tree, so that as many vertices as possible reach one another."""

from envs.formats import natural
from envs.graphs import neighbours
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rlve.graph_tree._rooted import hung, nearest, shaped
from envs.rng import Rng
from envs.task import Instance, Task


class PolPolarization(Task):
    """At some vertex the subtrees lead wholly to it or from it, as near to half each as can be."""

    ladder = Ladder(n=step(4, 1), top=60)
    answer = natural("the largest number of pairs")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        star, path = n - 1 + (n - 1) // 2 * (n // 2), n * (n - 1) // 2
        wanted = rng.randint(star, path)
        return nearest(wanted, lambda: {"n": n, "edges": shaped(rng, n, start=1)}, self.solve)

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 1 to {n}. Give each of its edges a direction. Then count the ordered "
            "pairs (u, v) of different vertices such that a path along the directions leads from u to v. "
            f"What is the largest possible number of such pairs?\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        near = neighbours(n, edges, start=1)
        return max(_through(near, root) for root in range(len(near)))


def _through(near: list[list[int]], root: int) -> int:
    """The most pairs where every edge leads towards the root or away from it, one way in each subtree."""
    n = len(near)
    order, parent = hung(near, root)
    size = [1] * n
    for v in reversed(order[1:]):
        size[parent[v]] += size[v]
    sums = {0}
    for v in near[root]:
        sums |= {total + size[v] for total in sums}
    return sum(size) - n + max(total * (n - 1 - total) for total in sums)
