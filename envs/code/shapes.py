"""Shapes that break slow or careless programs: trees from path to star, and arrays of sizes.

>>> from envs.rng import Rng
>>> len(tree(Rng(3), 5)), parents(Rng(1), 4, "path")
(4, [0, 1, 2])
"""

from __future__ import annotations

from collections.abc import Callable

from envs.graphs import Edges, mixed
from envs.rng import Rng

# The parent of vertex i > 0 in a tree on 0, ..., n - 1: always a smaller vertex.
SHAPES: dict[str, Callable[[Rng, int, int], int]] = {
    "random": lambda rng, i, n: rng.below(i),
    "path": lambda rng, i, n: i - 1,
    "star": lambda rng, i, n: 0,
    "binary": lambda rng, i, n: (i - 1) // 2,
    "broom": lambda rng, i, n: i - 1 if 2 * i <= n else n // 2,
    "caterpillar": lambda rng, i, n: i - 1 if 2 * i <= n else rng.below(n // 2 + 1),
    "long": lambda rng, i, n: max(0, i - 1 - rng.below(4)),
}


def parents(rng: Rng, n: int, shape: str = "") -> list[int]:
    """The parents of 1, ..., n - 1 in a tree rooted at 0; a random shape where none is named."""
    rule = SHAPES[shape or rng.choice(list(SHAPES))]
    return [rule(rng, i, n) for i in range(1, n)]


def tree(rng: Rng, n: int, shape: str = "") -> Edges:
    """The edges of a tree on 1, ..., n, relabelled and in random order."""
    labels = rng.permutation(n, 1)
    return mixed(rng, [[labels[i], labels[p]] for i, p in enumerate(parents(rng, n, shape), 1)])


def text(*rows: object) -> str:
    """An input: each row on a line, the items of a list or tuple with a space between them."""
    lines = (" ".join(map(str, row)) if isinstance(row, list | tuple) else str(row) for row in rows)
    return "".join(line + "\n" for line in lines)
