"""Oracle of rlve/spiral_matrix: a walk that turns right at borders and visited cells."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    left = {(i, j): value for i, line in enumerate(instance["matrix"]) for j, value in enumerate(line)}
    i, j, di, dj, walk = 0, 0, 0, 1, []
    while left:
        walk.append(left.pop((i, j)))
        if (i + di, j + dj) not in left:
            di, dj = dj, -di
        i, j = i + di, j + dj
    return [int(word) for word in text.split()] == walk
