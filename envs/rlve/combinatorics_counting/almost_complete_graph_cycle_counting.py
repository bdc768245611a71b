"""Count the simple cycles of a complete graph that lacks one edge, modulo an odd number."""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import MOST
from envs.rng import Rng
from envs.task import Instance, Task


class AlmostCompleteGraphCycleCounting(Task):
    """All cycles of the complete graph, vertex by vertex, less those through the missing edge.

    A(m), the ordered selections of any size out of m things, is m A(m - 1) + 1. Of the cycles whose largest
    vertex is v + 1, twice the number is A(v) - 1 - v; those through the missing edge are A(n - 2) - 1.
    """

    ladder = Ladder(most=grow(5, "1.5"), top=20)
    answer = integer("the number of cycles modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(4, most), "mod": 2 * rng.randint(1, MOST // 2 - 1) + 1}

    def prompt(self, n: int, mod: int) -> str:
        return (
            "An undirected graph has the vertices 1, 2, ..., N. Every two different vertices are joined by "
            "an edge, except 1 and N. Count its simple cycles: closed walks through at least three vertices "
            "that visit no vertex twice. Two cycles with the same set of edges are the same, wherever they "
            f"start and whichever way they run. Give the number modulo MOD.\nN = {n}\nMOD = {mod}"
        )

    def solve(self, n: int, mod: int) -> int:
        selections, twice = 1, 0
        for v in range(1, n):
            if v == n - 1:
                twice -= 2 * (selections - 1)
            selections = (v * selections + 1) % (2 * mod)
            twice += selections - 1 - v
        return twice % (2 * mod) // 2
