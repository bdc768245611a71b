"""Oracle of rlve/round_robin: game by game, points are taken from both scores."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three games of three results"
POINTS = {"20": (3, 0), "11": (1, 1), "02": (0, 3)}


def accepts(instance: dict[str, Any], text: str) -> bool:
    left = list(instance["scores"])
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if [len(line) for line in lines] != [len(left)] * len(left):
        return False
    for i in range(len(left)):
        if lines[i][i] != "0":
            return False
        for j in range(i):
            mine, theirs = POINTS[lines[i][j] + lines[j][i]]
            left[i] -= mine
            left[j] -= theirs
    return not any(left)
