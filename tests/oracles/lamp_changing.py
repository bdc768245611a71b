"""Oracle of rlve/lamp_changing: step by step."""

from typing import Any

LEVELS = (0, 2, 4, 5)
CONSTANT = "there are two answers, each right on about half of the problems"


def accepts(instance: dict[str, Any], text: str) -> bool:
    lamps = instance["lamps"]
    for _ in range(instance["t"]):
        lamps = [a ^ b for a, b in zip(lamps, lamps[1:] + lamps[:1], strict=True)]
    return text == ("ON" if lamps[instance["k"] - 1] else "OFF")
