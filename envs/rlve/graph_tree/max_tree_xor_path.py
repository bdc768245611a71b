"""Find two vertices of a tree with the largest XOR of the edge weights between them."""

from itertools import combinations

from envs.formats import labels
from envs.graphs import weighted, xors
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import maximise
from envs.rlve.graph_tree._rooted import shaped
from envs.rng import Rng
from envs.task import Instance, Task


class MaxTreeXorPath(Task):
    """Weights of one or two binary digits more than N has."""

    ladder = Ladder(n=grow(4, "1.1", 1), top=25)
    answer = labels("the two vertices in any order", below="n", like=2)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        most = 2 ** (n.bit_length() + rng.randint(1, 2)) - 1
        return {"n": n, "edges": weighted(rng, shaped(rng, n), most=most)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A tree has the vertices 0 to {n - 1}. Each line below is an edge, `u v w`: it joins u and v "
            "and has the weight w. Choose two different vertices such that the bitwise XOR of all weights on "
            f"the path between them is as large as possible.\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> list[int]:
        above = xors(n, edges)
        _, u, v = max((above[u] ^ above[v], u, v) for u, v in combinations(range(n), 2))
        return [u, v]

    def value(self, answer: list[int], n: int, edges: list[list[int]]) -> int:
        above = xors(n, edges)
        return above[answer[0]] ^ above[answer[1]]
