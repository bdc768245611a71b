"""Oracle of rlve/min_inorder_binary_tree: every root, every vertex turned either way."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 2, 4)


@cache
def smallest(n: int, edges: tuple[tuple[int, int], ...]) -> list[int]:
    near = {v: [a + b - v for a, b in edges if v in (a, b)] for v in range(1, n + 1)}

    def inorder(v: int, parent: int, turned: tuple[bool, ...]) -> list[int]:
        below = [u for u in near[v] if u != parent]
        children = [inorder(u, v, turned) for u in below] + [[]] * (2 - len(below))
        left, right = children[::-1] if turned[v - 1] else children
        return [*left, v, *right]

    roots = [v for v in near if len(near[v]) <= 2]
    return min(inorder(v, 0, turned) for v in roots for turned in product((False, True), repeat=n))


def accepts(instance: dict[str, Any], text: str) -> bool:
    best = smallest(instance["n"], tuple(map(tuple, instance["edges"])))
    return [int(word) for word in text.split()] == best
