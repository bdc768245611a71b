"""Oracle of rlve/nine_puzzle: where each number is, moved one place at a time."""

from typing import Any


def places(grid: list[list[int]]) -> dict[int, tuple[int, int]]:
    return {number: (r, c) for r, line in enumerate(grid) for c, number in enumerate(line)}


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m = len(instance["start"]), len(instance["start"][0])
    at = places(instance["start"])
    for line in text.splitlines():
        if not line.strip():
            continue
        verb, *numbers = line.split()
        i, by = map(int, numbers)
        if abs(by) > instance[f"{verb}_limit"] or i not in range({"row": n, "column": m}[verb]):
            return False
        sign = 1 if by > 0 else -1
        for _ in range(abs(by)):
            for number, (r, c) in at.items():
                if verb == "row" and r == i:
                    at[number] = r, (c + sign) % m
                if verb == "column" and c == i:
                    at[number] = (r + sign) % n, c
    return at == places(instance["goal"])
