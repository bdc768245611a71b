"""Choose the root and the sides of a binary tree, so that its inorder sequence is smallest."""

from envs.formats import permutation
from envs.graphs import Edges, mixed, neighbours
from envs.ladder import Ladder, step
from envs.render import table
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class MinInorderBinaryTree(Task):
    """The size of a left subtree is uniform from 0 to all vertices below."""

    ladder = Ladder(n=step(4, 1), top=40)
    answer = permutation("the inorder sequence", like="n", start=1)
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        edges: Edges = []

        def grown(labels: list[int]) -> None:
            root, below = labels[0], labels[1:]
            cut = rng.randint(0, len(below))
            for part in (below[:cut], below[cut:]):
                if part:
                    edges.append([root, part[0]])
                    grown(part)

        grown(rng.permutation(n, 1))
        return {"n": n, "edges": mixed(rng, edges)}

    def prompt(self, n: int, edges: Edges) -> str:
        return (
            f"The tree below has the vertices 1 to {n}; no vertex has more than three edges. Make it a "
            "rooted binary tree: choose as root a vertex with at most two edges, and for every vertex choose "
            "which child is its left and which its right one (an only child may be on either side). The "
            "inorder sequence of a vertex is that of its left child, then the vertex itself, then that of "
            "its right child; the sequence of a missing child is empty. Find the lexicographically smallest "
            "inorder sequence that the root can have: as small as possible in the first place, then in the "
            f"second, and so on.\nedges, one a line:\n{table(edges)}"
        )

    def solve(self, n: int, edges: Edges) -> list[int]:
        near = neighbours(n, edges, start=1)

        def smallest(v: int, parent: int) -> list[int]:
            below = [smallest(u, v) for u in near[v] if u != parent]
            left, right = [*below, [], []][:2]
            return min([*left, v + 1, *right], [*right, v + 1, *left])

        return min(smallest(root, -1) for root in range(n) if len(near[root]) < 3)
