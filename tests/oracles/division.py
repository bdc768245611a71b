"""Oracle of rlve/division: the quotient's multiple does not exceed a, the next one does."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    q = int(text)
    return q * instance["b"] <= instance["a"] < (q + 1) * instance["b"]
