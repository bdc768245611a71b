"""Oracle of rlve/klo_blocks: search through all arrays that moves reach."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1, 2)


@cache
def longest(a: tuple[int, ...], k: int) -> int:
    seen, waiting, best = {a}, [a], 0
    while waiting:
        now = waiting.pop()
        blocks = "".join("x" if value >= k else " " for value in now).split()
        best = max([best, *map(len, blocks)])
        for i, step in product(range(len(now)), (-1, 1)):
            if now[i] > k and 0 <= i + step < len(now):
                moved = list(now)
                moved[i] -= 1
                moved[i + step] += 1
                if (new := tuple(moved)) not in seen:
                    seen.add(new)
                    waiting.append(new)
    return best


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == longest(tuple(instance["a"]), instance["k"])
