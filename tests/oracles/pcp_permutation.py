"""Oracle of rlve/pcp_permutation: the overhang of one text over the other is empty in the end."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = instance["a"], instance["b"]
    order = [int(word) for word in text.split()]
    if sorted(order) != list(range(len(a))):
        return False
    one = other = ""
    for i in order:
        one, other = one + a[i], other + b[i]
        common = min(len(one), len(other))
        if one[:common] != other[:common]:
            return False
        one, other = one[common:], other[common:]
    return one == other == ""
