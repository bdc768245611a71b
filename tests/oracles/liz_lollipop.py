"""Oracle of rlve/liz_lollipop: the sums of all intervals."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three ones and twos"


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    pairs = [(i, j) for j in range(len(a)) for i in range(j + 1)]
    sums: dict[tuple[int, ...], int] = {(i, j): sum(a[i : j + 1]) for i, j in pairs}
    found = [tuple(map(int, line.split())) for line in text.splitlines() if line.strip()]
    if len(found) != sum(a):
        return False
    right = [
        sums.get(place) == wanted or (place == (-1, -1) and wanted not in sums.values())
        for wanted, place in enumerate(found, 1)
    ]
    return all(right)
