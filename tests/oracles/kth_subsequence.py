"""Oracle of rlve/kth_subsequence: all subsequences in a set, sorted."""

from typing import Any

FEW_PROBLEMS = "the strings of length 3 have 38 different subsequences in all"
LEVELS = (0, 2, 5, 7)


def accepts(instance: dict[str, Any], text: str) -> bool:
    found = {""}
    for letter in instance["text"]:
        found |= {start + letter for start in found}
    return sorted(found)[instance["k"]] == text
