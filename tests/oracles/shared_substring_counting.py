"""Oracle of rlve/shared_substring_counting: all substrings of both, counted."""

from collections import Counter
from itertools import combinations
from typing import Any


def parts(text: str) -> Counter[str]:
    return Counter(text[i:j] for i, j in combinations(range(len(text) + 1), 2))


def accepts(instance: dict[str, Any], text: str) -> bool:
    s, t = parts(instance["s"]), parts(instance["t"])
    return int(text) == sum(times * t[part] for part, times in s.items())
