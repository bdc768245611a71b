"""Oracle of rlve/set_cover: cross off the items set by set; each must still be there."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    left = set(range(instance["n"]))
    for number in map(int, text.split()):
        if number < 0 or not left.issuperset(instance["sets"][number]):
            return False
        left -= set(instance["sets"][number])
    return not left
