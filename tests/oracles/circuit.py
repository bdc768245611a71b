"""Oracle of rlve/circuit: the expression of the prompt, reduced by text substitution."""

import re
from typing import Any

TABLE = {"&": ("11",), "|": ("01", "10", "11"), "^": ("01", "10")}


def accepts(instance: dict[str, Any], text: str) -> bool:
    from envs.rlve.constraint_satisfaction.circuit import Circuit

    values = text.split()
    if len(values) != instance["n"] or set(values) - {"0", "1"}:
        return False
    expression = Circuit().prompt(instance["n"], instance["tree"]).splitlines()[-1]
    expression = re.sub(r"x(\d+)", lambda found: values[int(found[1])], f"({expression})")
    while len(expression) > 1:
        expression, count = re.subn(
            r"\(([01]) (.) ([01])\)",
            lambda found: str(int(found[1] + found[3] in TABLE[found[2]])),
            expression,
        )
        assert count, expression
    return expression == "1"
