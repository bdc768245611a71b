# Asks for a rise of more than d.
from bisect import bisect_left


def solve(data: str) -> str:
    n, gap, rise, *levels = map(int, data.split())
    lowest: list[int] = []
    lengths: list[int] = []
    for day in range(n):
        if day >= gap:
            length, level = lengths[day - gap], levels[day - gap]
            if length > len(lowest):
                lowest.append(level)
            else:
                lowest[length - 1] = min(lowest[length - 1], level)
        lengths.append(bisect_left(lowest, levels[day] - rise) + 1)
    return str(max(lengths))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
