"""Oracle of rlve/kur: the string, written out."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, a, b, p = (instance[key] for key in "nabp")
    string = "".join("0" if (a * i + b) % n < p else "1" for i in range(n))
    return int(text) == sum(string.startswith(instance["pattern"], i) for i in range(n))
