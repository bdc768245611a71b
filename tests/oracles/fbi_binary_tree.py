"""Oracle of rlve/fbi_binary_tree: bit by bit, closing every part that ends there."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has four bits"


def accepts(instance: dict[str, Any], text: str) -> bool:
    bits, labels = instance["bits"], ""
    for end in range(1, len(bits) + 1):
        width = 1
        while end % width == 0 and width <= len(bits):
            ones = bits[end - width : end].count("1")
            labels += "B" if ones == 0 else "I" if ones == width else "F"
            width *= 2
    return text == labels
