"""Oracle of rlve/minimal_cyclic_shift: all rotations, sorted."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has four bits"


def accepts(instance: dict[str, Any], text: str) -> bool:
    string = instance["string"]
    return text == sorted(string[i:] + string[:i] for i in range(len(string)))[0]
