"""Oracle of rlve/set_splitting: every element has a colour, every set has two."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    colours = dict.fromkeys(range(instance["n"]), "out")
    for word in text.split():
        if colours[int(word)] == "in":
            return False
        colours[int(word)] = "in"
    return all(len({colours[i] for i in chosen}) == 2 for chosen in instance["sets"])
