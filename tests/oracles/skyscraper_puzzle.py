"""Oracle of rlve/skyscraper_puzzle: a building is seen where no taller one is on its way to the viewer."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only the 12 Latin squares of 3 x 3"


def accepts(instance: dict[str, Any], text: str, heights: bool = False) -> bool:
    """Where `heights` is true, what is seen counts by its height (the task skyscraper_sum_puzzle)."""
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
            worth = height if heights else 1
            found["left"][r] += worth * all(other < height for other in grid[r][:c])
            found["right"][r] += worth * all(other < height for other in grid[r][c + 1 :])
            found["top"][c] += worth * all(other < height for other in column[:r])
            found["bottom"][c] += worth * all(other < height for other in column[r + 1 :])
    return all(found[side] == instance[side] for side in found)
