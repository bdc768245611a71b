"""Oracle of rlve/prefix_sum_mod_distinct_permutation: no run of numbers sums to a multiple of N."""

from typing import Any

FEW_PROBLEMS = "N is even: the catalogue's level 0 has 4, 6 and 8"
LEVELS = (0, 2, 5)


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, numbers = instance["n"], [int(word) for word in text.split()]
    if sorted(numbers) != list(range(1, n + 1)):
        return False
    # Two prefixes agree exactly if the run between them is a multiple; the first prefix is not empty.
    runs = (sum(numbers[i:j]) for j in range(2, n + 1) for i in range(1, j))
    return all(total % n for total in runs)
