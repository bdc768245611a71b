"""Sum the greatest common divisors of the edge weights over all spanning trees, modulo a prime."""

from envs.formats import integer
from envs.graphs import connected, share
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

DENSITIES = (10, 20, 30, 40, 50, 70, 90)
PRIMES = (9973, 10007, 99991, 1000003, 998244353)


class SumSpanningTreeGCD(Task):
    """A drawn percentage of all pairs as edges, at least N; most weights are multiples of a drawn divisor."""

    ladder = Ladder(n=step(4, 1), top=25)
    answer = integer("the sum modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        common = rng.randint(1, n)
        edges = connected(rng, n, share(rng, n * (n - 1) // 2, DENSITIES, least=n))
        weights = [common * rng.randint(1, n) if rng.chance(9, 10) else rng.randint(1, n * n) for _ in edges]
        weighted = [[*edge, weight] for edge, weight in zip(edges, weights, strict=True)]
        return {"n": n, "edges": weighted, "mod": rng.choice(PRIMES)}

    def prompt(self, n: int, edges: list[list[int]], mod: int) -> str:
        return (
            f"An undirected connected graph has the vertices 0 to {n - 1}. Each line below is an edge, `u v "
            "w`: it joins u and v and has the weight w. A spanning tree is a set of edges that joins all "
            "vertices without a cycle; it is worth the greatest common divisor of the weights of its edges. "
            "Find the sum of the worths of all spanning trees, modulo the prime MOD.\nMOD: "
            f"{mod}\nedges:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]], mod: int) -> int:
        # A number is the sum of Euler's totient over its divisors.
        most = max(w for _, _, w in edges)
        totient = list(range(most + 1))
        for d in range(1, most + 1):
            for multiple in range(2 * d, most + 1, d):
                totient[multiple] -= totient[d]
        total = 0
        for d in range(1, most + 1):
            divisible = [(u, v) for u, v, w in edges if w % d == 0]
            if len(divisible) >= n - 1:
                total += totient[d] * _trees(n, divisible, mod)
        return total % mod


def _trees(n: int, edges: list[tuple[int, int]], mod: int) -> int:
    """Spanning trees modulo a prime: the determinant of the Laplacian without its last row and column."""
    matrix = [[0] * n for _ in range(n)]
    for u, v in edges:
        matrix[u][u] += 1
        matrix[v][v] += 1
        matrix[u][v] -= 1
        matrix[v][u] -= 1
    size, product = n - 1, 1
    for k in range(size):
        pivot = next((i for i in range(k, size) if matrix[i][k] % mod), None)
        if pivot is None:
            return 0
        if pivot != k:
            matrix[k], matrix[pivot] = matrix[pivot], matrix[k]
            product = -product
        product = product * matrix[k][k] % mod
        inverse = pow(matrix[k][k], -1, mod)
        for i in range(k + 1, size):
            factor = matrix[i][k] * inverse % mod
            if factor:
                matrix[i] = [(a - factor * b) % mod for a, b in zip(matrix[i], matrix[k], strict=True)]
    return product % mod
