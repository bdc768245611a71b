"""Oracle of rlve/magic_square_puzzle: each number crossed off once; the sums of lines by what they share."""

from collections import Counter
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    grid, n = instance["grid"], len(instance["grid"])
    answer = [list(map(int, line.split())) for line in text.split("\n") if line.strip()]
    if [len(line) for line in answer] != [n] * n:
        return False
    unused, sums = set(range(1, n * n + 1)), Counter()
    for r, line in enumerate(answer):
        for c, number in enumerate(line):
            if grid[r][c] not in (0, number):
                return False
            unused.remove(number)
            names = ["row", r], ["column", c], ["down"] * (r == c), ["up"] * (r + c == n - 1)
            sums.update({tuple(name): number for name in names if name})
    return len(sums) == 2 * n + 2 and set(sums.values()) == {(n**3 + n) // 2}
