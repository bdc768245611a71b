"""Random draws by weight: the probability that first draws keep the order of a tree's arcs."""

from envs.formats import integer
from envs.graphs import tree
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rlve.probability._residue import asked
from envs.rng import Rng
from envs.task import Instance, Task

PRIME = 998244353


class MoneyChargingGame(Task):
    """The three shares of a vertex are 1 to 10 each."""

    ladder = Ladder(n=grow(2, "1.1", 1), top=25)
    answer = integer("the probability as a residue", below=PRIME)
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"shares": [[rng.randint(1, 10) for _ in range(3)] for _ in range(n)], "arcs": tree(rng, n)}

    def prompt(self, shares: list[list[int]], arcs: list[list[int]]) -> str:
        n = len(shares)
        return (
            f"Each of the vertices 0 to {n - 1} gets a random weight of 1, 2 or 3, independently. "
            "The table has a line for each vertex in order, with three numbers a b c: its weight is 1 with "
            "probability a/(a+b+c), 2 with b/(a+b+c) and 3 with c/(a+b+c). Then vertices are drawn again and "
            "again, with repeats, each draw independent and each vertex with a probability proportional to "
            "its weight, until every vertex has been drawn. Each arc u v asks that the first draw of u comes "
            "before the first draw of v; the arcs, taken without direction, form a tree. Find the "
            f"probability that all arcs are satisfied. {asked(PRIME)}\n"
            f"table:\n{table(shares)}\narcs:\n{table(arcs)}"
        )

    def solve(self, shares: list[list[int]], arcs: list[list[int]]) -> int:
        near: list[list[tuple[int, bool]]] = [[] for _ in shares]
        for u, v in arcs:
            near[u].append((v, True))
            near[v].append((u, False))
        return sum(_weights(near, shares, 0, -1)) % PRIME


def _weights(
    near: list[list[tuple[int, bool]]], shares: list[list[int]], vertex: int, above: int
) -> list[int]:
    """By total weight: the probability that each vertex below comes first in its own part of the tree."""
    unit = pow(sum(shares[vertex]), -1, PRIME)
    # The factor `weight` of the vertex's own draw goes in here, the division by the total at the end.
    sums = [0, *(weight * share * unit % PRIME for weight, share in enumerate(shares[vertex], 1))]
    for child, forward in near[vertex]:
        if child == above:
            continue
        part = _weights(near, shares, child, vertex)
        joined = [0] * (len(sums) + len(part) - 1)
        for i, a in enumerate(sums):
            for j, b in enumerate(part):
                joined[i + j] = (joined[i + j] + a * b) % PRIME
        if not forward:
            # An arc towards the root holds where it is not asked for, less where its reverse holds.
            free = sum(part) % PRIME
            cut = [a * free for a in sums] + [0] * (len(part) - 1)
            joined = [(a - b) % PRIME for a, b in zip(cut, joined, strict=True)]
        sums = joined
    return [0, *(a * pow(total, -1, PRIME) % PRIME for total, a in enumerate(sums[1:], 1))]
