"""Oracle of rlve/gaussian_elimination: a dense matrix times the answer."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    x = [int(word) for word in text.split()]
    matrix = [[0] * instance["n"] for _ in instance["equations"]]
    for line, (terms, _) in zip(matrix, instance["equations"], strict=True):
        for factor, i in terms:
            line[i] += factor
    products = [sum(a * b for a, b in zip(line, x, strict=True)) for line in matrix]
    return products == [total for _, total in instance["equations"]]
