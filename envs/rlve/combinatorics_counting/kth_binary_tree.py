"""The N-th binary tree, ordered by size and then by the ranks of the two subtrees."""

from math import comb

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class KthBinaryTree(Task):
    """N uniform up to `most`; unranked with Catalan numbers."""

    ladder = Ladder(most=grow(3, "1.5"), top=40)
    answer = word("the tree with number N", "X()")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(1, most)}

    def prompt(self, n: int) -> str:
        return (
            "All binary trees are numbered. The empty tree has the number 0. A tree with fewer vertices has "
            "a smaller number than one with more. Of two trees with equally many vertices, the one whose "
            "left subtree has the smaller number has the smaller number itself; if their left subtrees are "
            "the same, the one whose right subtree has the smaller number. No number is left out, so the "
            "tree with one vertex has the number 1.\nA tree is written as follows. Write its left subtree "
            "in parentheses, then X for its root, then its right subtree in parentheses; where a subtree is "
            "empty, leave it and its parentheses out. So X is the tree with one vertex, and (X)X((X)X) is a "
            "root whose left subtree is one vertex and whose right subtree is a vertex with one vertex to "
            f"its left.\nWrite the tree with the number N.\nN = {n}"
        )

    def solve(self, n: int) -> str:
        if n == 0:
            return ""
        left, right = _subtrees(n)
        return "X".join(("(" * (side > 0) + self.solve(side) + ")" * (side > 0)) for side in (left, right))


def _catalan(n: int) -> int:
    return comb(2 * n, n) // (n + 1)


def _first(size: int) -> int:
    """The number of the first tree of this size."""
    return sum(map(_catalan, range(size)))


def _subtrees(n: int) -> tuple[int, int]:
    """The numbers of the left and the right subtree of tree n, which is not empty."""
    size = 1
    while _first(size + 1) <= n:
        size += 1
    rank, left = n - _first(size), 0
    while rank >= (block := _catalan(left) * _catalan(size - 1 - left)):
        rank -= block
        left += 1
    above, below = divmod(rank, _catalan(size - 1 - left))
    return _first(left) + above, _first(size - 1 - left) + below
