"""Oracle of rlve/bucket_sorting: no value of the array occurs more often."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a = instance["a"]
    return all(a.count(int(text)) >= a.count(other) for other in a)
