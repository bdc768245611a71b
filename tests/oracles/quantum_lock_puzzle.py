"""Oracle of rlve/quantum_lock_puzzle: the state (X, Y), with the rules read from the prompt."""

import re
from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    from envs.rlve.search_puzzle.quantum_lock_puzzle import QuantumLockPuzzle

    prompt = QuantumLockPuzzle().prompt(instance["start"], instance["target"], instance["rules"])
    pattern = r"^(\d+): Y becomes Y (.) (\d+) \| Y becomes Y (.) (\d+)$"
    found = {int(i): rules for i, *rules in re.findall(pattern, prompt, re.MULTILINE)}
    assert len(found) == len(instance["rules"])
    x, y = False, instance["start"]
    for word in text.split():
        operator, number = found[int(word)][2 * x : 2 * x + 2]
        y = {"+": y + int(number), "-": y - int(number), "*": y * int(number)}[operator]
        x = not x
    return y == instance["target"]
