"""Oracle of rlve/kth_binary_tree: all trees, listed size by size."""

from functools import cache
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has the first three trees"
LARGEST = 7


@cache
def trees() -> list[str]:
    sizes, texts = [0], [""]
    for size in range(1, LARGEST + 1):
        known = range(len(sizes))
        pairs = [(a, b) for a in known for b in known if sizes[a] + sizes[b] == size - 1]
        texts += [bracketed(texts[a]) + "X" + bracketed(texts[b]) for a, b in sorted(pairs)]
        sizes += [size] * len(pairs)
    return texts


def bracketed(text: str) -> str:
    return f"({text})" if text else ""


def accepts(instance: dict[str, Any], text: str) -> bool:
    return trees()[instance["n"]] == text
