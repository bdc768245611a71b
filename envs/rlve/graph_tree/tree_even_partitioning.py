"""Divide a tree into connected parts of the same size."""

from envs.formats import lines
from envs.graphs import Edges, mixed, neighbours
from envs.ladder import Ladder
from envs.render import table
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class TreeEvenPartitioning(Task):
    """N from 2 to `parts` parts of K from 2 to `size` vertices: small trees, joined as a tree of trees."""

    ladder = Ladder(parts=lambda level: 3 + level // 2, size=lambda level: 2 + (level + 1) // 2, top=40)
    answer = lines("the parts", count="n", width="k")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, parts: int, size: int) -> Instance:
        n, k = rng.randint(2, parts), rng.randint(2, size)
        labels = rng.permutation(n * k, 1)
        planted = [labels[i * k : (i + 1) * k] for i in range(n)]
        inside = [[part[i], part[rng.below(i)]] for part in planted for i in range(1, k)]
        between = [[rng.choice(planted[i]), rng.choice(planted[rng.below(i)])] for i in range(1, n)]
        return {"n": n, "k": k, "edges": mixed(rng, inside + between), "planted": planted}

    def prompt(self, n: int, k: int, edges: Edges) -> str:
        return (
            f"Divide the vertices 1 to {n * k} of the tree below into {n} parts of {k} vertices each, such "
            "that every part is connected: between any two vertices of a part there is a path inside the "
            "part. It is possible. Parts, and the vertices of a part, may be written in any order.\n"
            f"edges, one a line:\n{table(edges)}"
        )

    def solve(self, planted: list[list[int]]) -> list[list[int]]:
        return planted

    def value(self, answer: list[list[int]], n: int, k: int, edges: Edges) -> tuple[int, int] | Invalid:
        if sorted(v for part in answer for v in part) != list(range(1, n * k + 1)):
            return Invalid("the parts do not hold each vertex exactly once")
        near = neighbours(n * k, edges, start=1)
        return sum(_connected([v - 1 for v in part], near) for part in answer), n


def _connected(part: list[int], near: list[list[int]]) -> bool:
    reached = part[:1]
    for v in reached:
        reached += [u for u in near[v] if u in part and u not in reached]
    return len(reached) == len(part)
