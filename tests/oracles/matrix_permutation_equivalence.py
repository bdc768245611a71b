"""Oracle of rlve/matrix_permutation_equivalence: rows moved back, then columns, by transposition."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    first, second = [list(map(int, line.split())) for line in text.split("\n") if line.strip()]
    a, b = instance["a"], instance["b"]
    if set(first) != set(range(len(a))) or len(first) != len(a):
        return False
    if set(second) != set(range(len(a[0]))) or len(second) != len(a[0]):
        return False
    turned = list(zip(*(a[i] for i in first), strict=True))
    back = zip(*(turned[j] for j in second), strict=True)
    return ["".join(row) for row in back] == b
