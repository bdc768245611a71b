"""Oracle of rlve/prefixuffix: every length, every rotation."""

from typing import Any

CONSTANT = "strings of six letters, as at the catalogue's level 2, leave the answers 0 to 3"


def accepts(instance: dict[str, Any], text: str) -> bool:
    s = instance["string"]
    good = [
        length
        for length in range(len(s) // 2 + 1)
        for cut in range(length + 1)
        if s[cut:length] + s[:cut] == s[len(s) - length :]
    ]
    return int(text) == max(good)
