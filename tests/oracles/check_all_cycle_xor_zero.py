"""Oracle of rlve/check_all_cycle_xor_zero: the XOR values of walks from vertex 1, by vertex."""

from typing import Any

CONSTANT = "there are only two answers"


def accepts(instance: dict[str, Any], text: str) -> bool:
    seen, frontier = {(1, 0)}, [(1, 0)]
    while frontier:
        at, total = frontier.pop()
        for u, v, w in instance["edges"]:
            if at in (u, v) and (u + v - at, total ^ w) not in seen:
                seen.add((u + v - at, total ^ w))
                frontier.append((u + v - at, total ^ w))
    # Every vertex is reached; a cycle with another XOR gives its vertices, and so all, a second value.
    return text == ("YES" if len(seen) == instance["n"] else "NO")
