"""Oracle of rlve/addition_table: the values must explain every sum of the table, in base N."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    letters, sums = instance["letters"], instance["sums"]
    base, *values = [int(word) for word in text.split()]
    if base != len(letters) or sorted(values) != list(range(base)):
        return False
    value = dict(zip(letters, values, strict=True))
    for a, line in zip(letters, sums, strict=True):
        for b, total in zip(letters, line, strict=True):
            number = 0
            for letter in total:
                number = base * number + value[letter]
            if number != value[a] + value[b]:
                return False
    return True
