"""Oracle of rlve/integer_programming: the lines of the prompt, moved column by column to the right side."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    from envs.rlve.constraint_satisfaction.integer_programming import IntegerProgramming

    n, rows = instance["n"], instance["rows"]
    x = [int(word) for word in text.split()]
    if len(x) != n:
        return False
    prompt = IntegerProgramming().prompt(n, rows, instance["bounds"])
    table = [line.replace(">=", "").split() for line in prompt.splitlines()[-len(rows) :]]
    missing = [int(line[n]) for line in table]
    for column in range(n):
        for i, line in enumerate(table):
            missing[i] -= int(line[column]) * x[column]
    return max(missing) <= 0
