"""Oracle of rlve/double_stack_sorting: each push and its pop, matched like brackets."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has four numbers, 24 orders"


def accepts(instance: dict[str, Any], text: str) -> bool:
    if not set(text) <= set("abcd"):
        return False
    pushes = [place for place, operation in enumerate(text) if operation in "ac"]
    number = {place: label for label, place in enumerate(pushes)}
    output = []
    for place, operation in enumerate(text):
        if operation in "bd":
            push, depth, start = {"b": "a", "d": "c"}[operation], 0, place
            while True:
                depth += (text[start] == operation) - (text[start] == push)
                if depth == 0:
                    break
                start -= 1
                if start < 0:
                    return False
            output.append(number[start])
    return len(pushes) == len(output) and output == instance["order"]
