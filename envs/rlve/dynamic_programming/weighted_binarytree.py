"""Binary tree with a given inorder and the largest score of products and sums."""

from envs.formats import permutation
from envs.ladder import Ladder, fixed, grow
from envs.render import row
from envs.rewards import Invalid, maximise, missed
from envs.rng import Rng
from envs.task import Instance, Task


class WeightedBinarytree(Task):
    """Scores of the nodes from 1 to 5; the interval dynamic program, with the root of each interval."""

    version = 2
    draws = 24
    ladder = Ladder(n=grow(3, "1.1", 1), max_score=fixed(5), top=25)
    answer = permutation("the nodes of the tree in preorder", like="d")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int, max_score: int) -> Instance:
        return {"d": [rng.randint(1, max_score) for _ in range(n)]}

    def prompt(self, d: list[int]) -> str:
        return (
            f"Build a binary tree with the nodes 0 to {len(d) - 1} whose inorder (left subtree, root, right "
            "subtree) is 0, 1, 2, ... A node v without children has the score D[v]. Any other node v has "
            "the score of its left subtree times the score of its right subtree, plus D[v]; the score of a "
            "subtree is that of its root, and a missing subtree counts as 1. Make the score of the root of "
            "the tree as large as possible. The preorder names the root first, then the left subtree, then "
            f"the right one, each in preorder.\nD: {row(d)}"
        )

    def solve(self, d: list[int]) -> list[int]:
        best: dict[tuple[int, int], tuple[int, int]] = {(i, i): (1, -1) for i in range(len(d) + 1)}
        for size in range(1, len(d) + 1):
            for i in range(len(d) - size + 1):
                j = i + size
                scores = ((best[i, v][0] * best[v + 1, j][0] + d[v], v) for v in range(i, j))
                best[i, j] = (d[i], i) if size == 1 else max(scores)
        order, todo = [], [(0, len(d))]
        while todo:
            i, j = todo.pop()
            if i < j:
                v = best[i, j][1]
                order.append(v)
                todo += [(v + 1, j), (i, v)]
        return order

    def value(self, answer: list[int], d: list[int]) -> int | Invalid:
        # Read the preorder from the back: the subtrees of a node are the blocks that begin right after it.
        blocks: list[tuple[int, int, int]] = []
        for v in reversed(answer):
            left = blocks.pop() if blocks and blocks[-1][1] == v else (v, v, 1)
            right = blocks.pop() if blocks and blocks[-1][0] == v + 1 else (v + 1, v + 1, 1)
            alone = left[0] == v and right[1] == v + 1
            blocks.append((left[0], right[1], d[v] if alone else left[2] * right[2] + d[v]))
        return blocks[0][2] if len(blocks) == 1 else missed("no tree with the inorder has this preorder")
