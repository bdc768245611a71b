"""Oracle of rlve/max_xor_set: every XOR that some choice reaches, element by element."""

from functools import reduce
from operator import xor
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    chosen = [int(word) for word in text.split()]
    reached = {0}
    for value in a:
        reached |= {value ^ other for other in reached}
    proper = len(set(chosen)) == len(chosen) and all(0 <= index < len(a) for index in chosen)
    return proper and bool(chosen) and reduce(xor, (a[index] for index in chosen)) == max(reached)
