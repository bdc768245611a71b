"""Build a small graph with exactly K shortest paths between two vertices."""

from envs.formats import letters
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task


class ShortestPathCountConstruction(Task):
    """K is uniform from 3 up. From K = 12 on the bound on N rules out one vertex for each path.

    The number of vertices is that of the lines of the answer, which does not state it once more.
    """

    ladder = Ladder(most=grow(12, "1.5"), top=27)
    answer = letters("the adjacency matrix", "YN")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        k = rng.randint(3, most)
        return {"k": k, "bound": 3 * k.bit_length() + 1}

    def prompt(self, k: int, bound: int) -> str:
        return (
            f"Build an undirected graph with N vertices, numbered from 1, in which there are exactly {k} "
            "different shortest paths between the vertices 1 and 2: paths with the smallest possible number "
            f"of edges. You choose N, from 2 to {bound}. The graph has no loops and at most one edge between "
            "two vertices. Write its adjacency matrix, and nothing else: line i holds N letters without "
            "spaces, of which the j-th is Y if i and j are joined and N if not."
        )

    def solve(self, k: int) -> list[str]:
        # K = d[0] + 2 d[1] + 4 d[2] + ... with digits 1 and 2. Of the i-th pair of vertices 2^i shortest
        # paths come to each, and d[i] of the pair are joined to the next vertex of one last chain.
        digits = []
        while k > 0:
            digits.append(2 - k % 2)
            k = (k - digits[-1]) // 2
        edges: list[tuple[int, int]] = []
        pair, end = [0], -1
        count = 2
        for i, digit in enumerate(digits):
            new = [count, count + 1]
            edges += [(u, v) for u in pair for v in new]
            last = i == len(digits) - 1
            into = 1 if last else count + 2
            edges += [(v, into) for v in new[:digit]] + ([(end, into)] if i else [])
            pair, end, count = new, into, count + 2 + (not last)
        joined = {*edges, *(edge[::-1] for edge in edges)}
        return ["".join("NY"[(u, v) in joined] for v in range(count)) for u in range(count)]

    def value(self, answer: list[str], k: int, bound: int) -> tuple[int, int] | Invalid:
        n = len(answer)
        if not 2 <= n <= bound or any(len(line) != n for line in answer):
            return Invalid(f"not N lines of N letters, with N from 2 to {bound}")
        joined = [[letter == "Y" for letter in line] for line in answer]
        if any(joined[u][u] or joined[u][v] != joined[v][u] for v in range(n) for u in range(n)):
            return Invalid("the matrix is not symmetric, or joins a vertex with itself")
        found = _paths(joined)
        return min(found, k), max(found, k)


def _paths(joined: list[list[bool]]) -> int:
    """The number of shortest paths from the first vertex to the second one, 0 if there is none."""
    seen, ways = {0}, {0: 1}
    while ways and 1 not in ways:
        further: dict[int, int] = {}
        for u, count in ways.items():
            for v in range(len(joined)):
                if joined[u][v] and v not in seen:
                    further[v] = further.get(v, 0) + count
        seen.update(further)
        ways = further
    return ways.get(1, 0)
