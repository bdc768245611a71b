"""Lightest sets of vertices that cover all, each vertex covering those of its bit mask.

>>> lightest([0b011, 0b111, 0b110], [1, 3, 1])
5
"""


def lightest(covers: list[int], cost: list[int]) -> int:
    """A mask of the smallest total cost whose vertices cover everything together; costs are positive."""
    best = [sum(cost), (1 << len(covers)) - 1]
    by = [sum(1 << u for u, mask in enumerate(covers) if mask >> v & 1) for v in range(len(covers))]
    _extend(covers, by, cost, (1 << len(covers)) - 1, (1 << len(covers)) - 1, (0, 0), best)
    return best[1]


def _extend(
    covers: list[int],
    by: list[int],
    cost: list[int],
    open: int,
    allowed: int,
    so_far: tuple[int, int],
    best: list[int],
) -> None:
    """Improve `best` by sets that hold those of `so_far` and allowed ones that cover all that is open."""
    spent, chosen = so_far
    if not open:
        if spent < best[0]:
            best[:] = spent, chosen
        return
    useful = [(cost[v], (covers[v] & open).bit_count()) for v in range(len(covers)) if allowed >> v & 1]
    most = max((gain for _, gain in useful), default=0)
    # No vertex covers more than `most` of what is open, nor costs less than the cheapest.
    if (
        not most
        or spent + min(price for price, gain in useful if gain) * -(-open.bit_count() // most) >= best[0]
    ):
        return
    options = [by[v] & allowed for v in range(len(covers)) if open >> v & 1]
    choice = min(options, key=int.bit_count)
    tried = sorted(
        (v for v in range(len(covers)) if choice >> v & 1),
        key=lambda v: (-((covers[v] & open).bit_count() * 1000 // cost[v]), v),
    )
    for v in tried:
        allowed &= ~(1 << v)
        _extend(covers, by, cost, open & ~covers[v], allowed, (spent + cost[v], chosen | 1 << v), best)
