"""Label the halves of a binary string by F, B and I, and list the labels in postorder."""

from envs.formats import word
from envs.ladder import Ladder
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class FbiBinaryTree(Task):
    """2**N bits in which parts of equal bits are planted; N stays 10 from level 8 on (long answers)."""

    ladder = Ladder(n=lambda level: min(2 + level, 10), top=20)
    answer = word("the labels in this order", "FBI", length="labels")
    reward = entries(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"bits": _bits(rng, n - 1) + _bits(rng, n - 1), "labels": 2 ** (n + 1) - 1}

    def prompt(self, bits: str) -> str:
        return (
            "A binary string makes a tree: its root is the whole string, and each string of two or more "
            "bits has two children, its left half and its right half. A string of only zeros is labelled B, "
            "one of only ones I, any other F. List the labels of all strings of the tree in postorder: for "
            "each string first all of its left half's tree, then all of its right half's tree, then its own "
            f"label. Strings of one bit are labelled too.\nstring: {bits}"
        )

    def solve(self, bits: str) -> str:
        label = "F" if len(set(bits)) == 2 else "BI"[int(bits[0])]
        half = len(bits) // 2
        return self.solve(bits[:half]) + self.solve(bits[half:]) + label if half else label


def _bits(rng: Rng, n: int) -> str:
    """2**n bits: with chance 1/4 all the same, else two such halves."""
    if n == 0 or rng.chance(1, 4):
        return rng.choice("01") * 2**n
    return _bits(rng, n - 1) + _bits(rng, n - 1)
