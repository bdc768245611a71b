"""Oracle of rlve/string_partition_shuffle: letters taken from S one by one."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    s = instance["s"]
    parts = [tuple(map(int, line.split())) for line in text.splitlines() if line.strip()]
    if any(len(part) != 2 or part[0] >= part[1] for part in parts):
        return False
    places = [place for left, right in parts for place in range(left, right)]
    covered = sorted(places) == list(range(len(s)))
    return covered and len(parts) == instance["k"] and [s[i] for i in places] == list(instance["t"])
