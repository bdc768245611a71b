"""Oracle of rlve/hamiltonian_path_existence: walk along the arcs and cross vertices off."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    at, *following = [int(word) for word in text.split()]
    unseen = set(range(instance["n"])) - {at}
    for v in following:
        if v not in unseen or [at, v] not in instance["arcs"]:
            return False
        unseen.remove(v)
        at = v
    return not unseen
