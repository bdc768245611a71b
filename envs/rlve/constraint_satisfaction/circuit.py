"""Find values for which a Boolean expression of AND, OR and XOR is 1."""

from typing import Any

from envs.formats import words
from envs.ladder import Ladder, step
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task

SAMPLES = 64

Tree = Any
"""The index of a variable, or [left, operator, right]."""


class Circuit(Task):
    """2N to 5N leaves, each variable on one or more; random splits and operators.

    Trees are drawn until few of 64 random assignments make it 1: an eighth (for N = 2 a quarter) at most and
    one, which is planted, at least. Ones everywhere must not make it 1; zeros everywhere never do.
    """

    ladder = Ladder(n=step(2, 1), top=40)
    answer = words("the values of all variables, from x0 on", "0", "1", like="n")
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        m = n * rng.randint(20, 50) // 10
        good, ones = 0, True
        while ones or not 0 < good.bit_count() <= SAMPLES >> min(n, 3):
            leaves = rng.shuffled([*range(n), *rng.choices(range(n), m - n)])
            tree = _tree(rng, leaves)
            # Bit i of each number is assignment i, so that one evaluation tries all samples.
            samples = [rng.below(2**SAMPLES) for _ in range(n)]
            good, ones = _evaluated(tree, samples), bool(_evaluated(tree, [1] * n))
        chosen = rng.choice([i for i in range(SAMPLES) if good >> i & 1])
        return {"n": n, "tree": tree, "planted": [sample >> chosen & 1 for sample in samples]}

    def prompt(self, n: int, tree: Tree) -> str:
        return (
            f"The variables x0, ..., x{n - 1} each have the value 0 or 1. In the expression below, & is AND, "
            "| is OR, and ^ is XOR (1 where exactly one of its two sides is 1). Find values for which the "
            f"expression is 1; any such values will do.\n{_written(tree)}"
        )

    def solve(self, planted: list[int]) -> list[str]:
        return list(map(str, planted))

    def value(self, answer: list[str], tree: Tree) -> bool | Invalid:
        return _evaluated(tree, list(map(int, answer))) == 1 or missed("the expression is 0")


def _tree(rng: Rng, leaves: list[int]) -> Tree:
    if len(leaves) == 1:
        return leaves[0]
    cut = rng.randint(1, len(leaves) - 1)
    return [_tree(rng, leaves[:cut]), rng.choice("&|^"), _tree(rng, leaves[cut:])]


def _written(tree: Tree) -> str:
    """The tree with parentheses around all operations but the outermost."""
    return f"x{tree}" if isinstance(tree, int) else " ".join((_side(tree[0]), tree[1], _side(tree[2])))


def _side(tree: Tree) -> str:
    return _written(tree) if isinstance(tree, int) else f"({_written(tree)})"


def _evaluated(tree: Tree, values: list[int]) -> int:
    """The value of the tree, bit by bit."""
    if isinstance(tree, int):
        return values[tree]
    left, operator, right = tree
    a, b = _evaluated(left, values), _evaluated(right, values)
    return a & b if operator == "&" else a | b if operator == "|" else a ^ b
