"""Expected number of leaves of a random binary tree."""

from fractions import Fraction

from envs.formats import rational
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class BinaryTreeLeafNumExpectation(Task):
    ladder = Ladder(most=grow(5, "1.5"), top=40)
    answer = rational("the expected number of leaves")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        return {"n": rng.randint(1, most)}

    def prompt(self, n: int) -> str:
        return (
            "In a binary tree, each node has at most one left child and at most one right child; a left "
            "child alone is different from a right child alone. A leaf is a node without children. A tree "
            "is drawn from all binary trees with N unlabelled nodes, each shape being equally likely. Find "
            f"the expected number of its leaves, as an exact fraction.\nN = {n}"
        )

    def solve(self, n: int) -> Fraction:
        # Cutting a leaf off gives one of the Catalan(n - 1) smaller trees, with n free places to put it back.
        return Fraction(n * (n + 1), 2 * (2 * n - 1))
