"""Find the largest total length of blue strings that a tree of beads can have."""

from envs.formats import natural
from envs.graphs import leading, weighted
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import exact
from envs.rlve.graph_tree._rooted import shaped
from envs.rng import Rng
from envs.task import Instance, Task


class LinkBeads(Task):
    """Lengths from 1 to N."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=25)
    answer = natural("the largest possible total length of the blue strings")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "edges": weighted(rng, shaped(rng, n, start=1), most=n)}

    def prompt(self, n: int, edges: list[list[int]]) -> str:
        return (
            f"A toy of {n} beads, numbered from 1, began as one single bead, any of them. Each other bead "
            "was then added in one of two ways. Append: the new bead is tied to one bead of the toy with a "
            "red string. Insert: a red string between two beads u and v is cut out, and the new bead is tied "
            "to u and to v with a blue string each. The lengths of strings are free. The final toy is given: "
            "each line below is a string, `u v w`, between the beads u and v, of the length w; its colour "
            "and the order in which the beads came are unknown. What is the largest possible sum of the "
            f"lengths of all blue strings?\nstrings:\n{table(edges)}"
        )

    def solve(self, n: int, edges: list[list[int]]) -> int:
        near = leading(n, edges, directed=False, start=1)
        known: dict[tuple[int, int], tuple[int, int]] = {}

        def best(v: int, parent: int) -> tuple[int, int]:
            """The best blue length below v if v came before its parent's string, and if v was inserted into
            the string from a bead below v to its parent (the string above v is then blue, not counted)."""
            if (v, parent) not in known:
                total, gain = 0, -(10**9)
                for u, w in near[v]:
                    if u != parent:
                        plain, inserted = best(u, v)
                        total += max(plain, inserted + w)
                        gain = max(gain, plain + w - max(plain, inserted + w))
                known[v, parent] = total, total + gain
            return known[v, parent]

        return max(best(first, -1)[0] for first in range(n))
