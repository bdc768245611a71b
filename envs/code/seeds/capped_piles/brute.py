"""Searches the whole game."""

from functools import cache


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    stones, caps = tuple(numbers[::2]), numbers[1::2]

    def moves(piles: tuple[int, ...]) -> list[tuple[int, ...]]:
        return [
            (*piles[:i], s - take, *piles[i + 1 :])
            for i, s in enumerate(piles)
            for take in range(1, min(s, caps[i]) + 1)
        ]

    @cache
    def wins(piles: tuple[int, ...]) -> bool:
        return any(not wins(after) for after in moves(piles))

    return str(sum(not wins(after) for after in moves(stones)))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
