"""Oracle of rlve/futoshiki_puzzle: rows and columns claim each number once; the prompt's inequalities."""

import re
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    from envs.rlve.grid_puzzle.futoshiki_puzzle import FutoshikiPuzzle

    grid, n = instance["grid"], len(instance["grid"])
    c = [list(map(int, line.split())) for line in text.split("\n") if line.strip()]
    if [len(line) for line in c] != [n] * n:
        return False
    claims = set()
    for i in range(n):
        for j in range(n):
            if c[i][j] not in range(n) or grid[i][j] not in (-1, c[i][j]):
                return False
            claims |= {("row", i, c[i][j]), ("column", j, c[i][j])}
    prompt = FutoshikiPuzzle().prompt(grid, instance["smaller"])
    found = re.findall(r"c\[(\d+)\]\[(\d+)\] < c\[(\d+)\]\[(\d+)\]", prompt)
    assert len(found) == len(instance["smaller"]) > 0
    held = all(c[int(i)][int(j)] < c[int(k)][int(m)] for i, j, k, m in found)
    return len(claims) == 2 * n * n and held
