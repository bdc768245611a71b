"""Oracle of rlve/difference_constraint_system: the inequalities as the prompt writes them."""

import re
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    from envs.rlve.constraint_satisfaction.difference_constraint_system import DifferenceConstraintSystem

    x = [int(word) for word in text.split()]
    prompt = DifferenceConstraintSystem().prompt(instance["n"], instance["bounds"])
    found = re.findall(r"^x\[(\d+)\] - x\[(\d+)\] <= (-?\d+)$", prompt, re.MULTILINE)
    assert len(found) == len(instance["bounds"]) > 0
    return len(x) == instance["n"] and not any(x[int(i)] > x[int(j)] + int(c) for i, j, c in found)
