"""Preorder of a binary tree that is given by its inorder and postorder."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class PreorderTraversal(Task):
    """Random labels; the root of each subtree stands at a random place of its inorder."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = integers("the labels in preorder")
    reward = entries(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        inorder = rng.permutation(n)
        return {"inorder": inorder, "postorder": _postorder(rng, inorder)}

    def prompt(self, inorder: list[int], postorder: list[int]) -> str:
        return (
            f"A binary tree has {len(inorder)} vertices with different labels. Its inorder (left subtree, "
            "vertex, right subtree) and its postorder (left subtree, right subtree, vertex) are given. Find "
            "its preorder (vertex, left subtree, right subtree).\n"
            f"inorder: {row(inorder)}\npostorder: {row(postorder)}"
        )

    def solve(self, inorder: list[int], postorder: list[int]) -> list[int]:
        if not inorder:
            return []
        root = postorder[-1]
        left = inorder.index(root)
        return [
            root,
            *self.solve(inorder[:left], postorder[:left]),
            *self.solve(inorder[left + 1 :], postorder[left:-1]),
        ]


def _postorder(rng: Rng, inorder: list[int]) -> list[int]:
    """The postorder of a random tree with this inorder."""
    if not inorder:
        return []
    at = rng.below(len(inorder))
    return [*_postorder(rng, inorder[:at]), *_postorder(rng, inorder[at + 1 :]), inorder[at]]
