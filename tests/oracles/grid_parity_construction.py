"""Oracle of rlve/grid_parity_construction: each one of A presses a switch; the lights are those of B."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m, wanted = instance["n"], instance["m"], instance["parity"]
    answer = [line.strip() for line in text.split("\n") if line.strip()]
    if set("".join(answer)) - {"0", "1"} or [len(line) for line in answer] != [m] * n:
        return False
    on: set[tuple[int, int]] = set()
    for r in range(n):
        for c in range(m):
            if answer[r][c] == "1":
                on ^= {(r, c), (r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)}
    return all(((r, c) in on) == (wanted[r][c] == "1") for r in range(n) for c in range(m))
