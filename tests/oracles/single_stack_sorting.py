"""Oracle of rlve/single_stack_sorting: each pop cancels against the push right before it."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three numbers: five orders"


def accepts(instance: dict[str, Any], text: str) -> bool:
    if not set(text) <= set("ab"):
        return False
    tokens = ["b" if letter == "b" else str(text[:place].count("a")) for place, letter in enumerate(text)]
    output = []
    while "b" in tokens:
        end = tokens.index("b")
        if end == 0:
            return False
        output.append(int(tokens[end - 1]))
        del tokens[end - 1 : end + 1]
    return not tokens and output == instance["order"]
