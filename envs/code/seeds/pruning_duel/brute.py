"""Searches the whole game; a position is the set of knots that still hang."""

from functools import cache


def solve(data: str) -> str:
    _, *row = map(int, data.split())
    above = dict(enumerate(row, 2))

    def fall(knots: frozenset[int], cut: int) -> frozenset[int]:
        gone = {cut}
        while more := {knot for knot in knots - gone if above[knot] in gone}:
            gone |= more
        return knots - gone

    @cache
    def wins(knots: frozenset[int]) -> bool:
        return any(not wins(fall(knots, cut)) for cut in knots)

    everything = frozenset(above)
    winning = [cut for cut in above if not wins(fall(everything, cut))]
    return f"{len(winning)} {min(winning, default=0)}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
