"""Count the sequences of numbers of strongly connected components while edges are added."""

from math import comb

from envs.formats import integers
from envs.ladder import Ladder, step
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class SccSequenceCounting(Task):
    """MOD is from 2 to 100, below the counts of small graphs.

    After j falls to c components there are at least N - c + j edges; with c components there are at most
    as many as with one large component and the others in a line. These two bounds are all that matters.
    """

    ladder = Ladder(n=step(3, 1), top=20)
    answer = integers("the counts modulo MOD for E = 1, 2, ...", like="edges", below="mod")
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "edges": n * (n - 1), "mod": rng.randint(2, 100)}

    def prompt(self, n: int, edges: int, mod: int) -> str:
        return (
            f"A directed graph has {n} labelled vertices and no edges at first. Then E different edges are "
            "added one after another; an edge leads from one vertex to another one (no loops), and there may "
            "be one edge in each direction between two vertices. After each edge, write down the number of "
            "strongly connected components of the graph: this gives a sequence of E numbers. Two vertices "
            "are in the same strongly connected component if there are paths from each to the other; a "
            "vertex alone is one too. For each E from 1 to N*(N-1), count the different sequences that can "
            f"arise, modulo MOD.\nN = {n} (so E goes up to {edges})\nMOD = {mod}"
        )

    def solve(self, n: int, edges: int, mod: int) -> list[int]:
        # ways[falls][c]: sequences that fell so often and are now at c.
        ways = [[0] * (n + 1) for _ in range(n)]
        ways[0][n] = 1
        counts = []
        for edge in range(1, edges + 1):
            after = [[0] * (n + 1)]
            after[0][n] = ways[0][n] if edge <= comb(n, 2) else 0
            for falls in range(1, n):
                line, higher = [0] * (n + 1), 0
                for c in range(n, 0, -1):
                    if edge <= comb(n, 2) + comb(n - c + 1, 2):
                        line[c] = (ways[falls][c] + (higher if edge >= n - c + falls else 0)) % mod
                    higher += ways[falls - 1][c]
                after.append(line)
            ways = after
            counts.append(sum(map(sum, ways)) % mod)
        return counts
