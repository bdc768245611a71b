"""Oracle of rlve/max_weight_palindromic_substring: all substrings, counted."""

from collections import Counter
from itertools import combinations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three letters"


def accepts(instance: dict[str, Any], text: str) -> bool:
    string = instance["string"]
    times = Counter(string[i:j] for i, j in combinations(range(len(string) + 1), 2))
    weights = {part: len(part) * count for part, count in times.items() if part == part[::-1]}
    return weights.get(text) == max(weights.values())
