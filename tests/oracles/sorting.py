"""Oracle of rlve/sorting: non-decreasing, and the same numbers."""

from collections import Counter
from itertools import pairwise
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    values = [int(word) for word in text.split()]
    ordered = all(a <= b for a, b in pairwise(values))
    return ordered and Counter(values) == Counter(instance["numbers"])
