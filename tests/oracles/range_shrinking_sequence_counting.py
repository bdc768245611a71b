"""Oracle of rlve/range_shrinking_sequence_counting: all sequences, entry by entry, as the rule says."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3)


@cache
def endings(r: tuple[int, ...], begun: tuple[int, ...]) -> int:
    if len(begun) == len(r):
        return 1
    allowed = range(1, r[len(begun)] + 1)
    if len(begun) >= 2:
        *earlier, last = begun
        lo = max((value for value in earlier if value <= last), default=1)
        hi = min((value for value in earlier if value >= last), default=len(r))
        allowed = range(max(lo, 1), min(hi, r[len(begun)]) + 1)
    return sum(endings(r, (*begun, entry)) for entry in allowed)


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == endings(tuple(instance["r"]), ()) % instance["mod"]
