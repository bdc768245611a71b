"""Oracle of rlve/sat: every clause has a literal that the values make true."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    values = text.split()
    if len(values) != instance["n"] or not set(values) <= {"0", "1"}:
        return False
    x = [value == "1" for value in values]
    return all(any(x[i] if wanted else not x[i] for i, wanted in clause) for clause in instance["clauses"])
