"""Oracle of rlve/twiddle_puzzle: centred on its block, a cell at x + iy goes to i (x + iy)."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    start, goal, k = instance["start"], instance["goal"], instance["k"]
    n, m = len(start), len(start[0])
    at = {complex(c, -r): start[r][c] for r in range(n) for c in range(m)}
    for line in text.splitlines():
        if not line.strip():
            continue
        i, j = map(int, line.split())
        block = [complex(c, -r) for r in range(i, i + k) for c in range(j, j + k)]
        if not set(block) <= at.keys():
            return False
        centre = complex(j + (k - 1) / 2, -i - (k - 1) / 2)
        at |= {centre + 1j * (cell - centre): at[cell] for cell in block}
    return at == {complex(c, -r): goal[r][c] for r in range(n) for c in range(m)}
