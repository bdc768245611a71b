"""Oracle of rlve/skyscraper_sum_puzzle: a height counts where no taller one is on its way to the viewer."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only the 12 Latin squares of 3 x 3"


def accepts(instance: dict[str, Any], text: str) -> bool:
    n = len(instance["left"])
    grid = [list(map(int, line.split())) for line in text.split("\n") if line.strip()]
    if [len(line) for line in grid] != [n] * n:
        return False
    if any(set(line) != set(range(n)) for line in grid):
        return False
    if any({line[c] for line in grid} != set(range(n)) for c in range(n)):
        return False
    found: dict[str, list[int]] = {side: [0] * n for side in ("left", "right", "top", "bottom")}
    for r in range(n):
        for c in range(n):
            height, column = grid[r][c], [line[c] for line in grid]
            found["left"][r] += height * all(other < height for other in grid[r][:c])
            found["right"][r] += height * all(other < height for other in grid[r][c + 1 :])
            found["top"][c] += height * all(other < height for other in column[:r])
            found["bottom"][c] += height * all(other < height for other in column[r + 1 :])
    return all(found[side] == instance[side] for side in found)
