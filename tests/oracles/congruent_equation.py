"""Oracle of rlve/congruent_equation: x counted up from 1."""

from itertools import count
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has only coprime A and B up to 5"


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == next(x for x in count(1) if (instance["a"] * x - 1) % instance["b"] == 0)
