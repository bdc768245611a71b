"""Oracle of rlve/bounded_subarray_counting: pairs of prefix sums."""

from itertools import accumulate, combinations
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    sums = [0, *accumulate(instance["a"] * instance["m"])]
    return int(text) == sum(end - start <= instance["k"] for start, end in combinations(sums, 2))
