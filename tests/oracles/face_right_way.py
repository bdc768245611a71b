"""Oracle of rlve/face_right_way: sets of windows as bit masks, fewest first, then shortest windows first."""

from functools import cache, reduce
from itertools import combinations
from operator import xor
from typing import Any

LEVELS = (0, 2, 4, 6)
FEW_PROBLEMS = "the catalogue's level 0 has four bits"


@cache
def best(array: str) -> tuple[int, int]:
    n, wanted = len(array), int(array, 2)
    for flips in range(1, n + 1):
        for k in range(1, n + 1):
            windows = [(2**k - 1) << shift for shift in range(n - k + 1)]
            if any(reduce(xor, chosen) == wanted for chosen in combinations(windows, flips)):
                return flips, k
    raise ValueError(array)


def accepts(instance: dict[str, Any], text: str) -> bool:
    array = instance["array"]
    flips = [tuple(map(int, line.split())) for line in text.splitlines() if line.strip()]
    (k,) = {last - first + 1 for first, last in flips}
    inside = all(1 <= first <= last <= len(array) for first, last in flips)
    covers = [sum(first <= place <= last for first, last in flips) for place in range(1, len(array) + 1)]
    clear = all((bit + cover) % 2 == 0 for bit, cover in zip(array, covers, strict=True))
    return inside and clear and (len(flips), k) == best("".join(map(str, array)))
