from bisect import bisect_right


def solve(data: str) -> str:
    n, gap, rise, *levels = map(int, data.split())
    lowest: list[
        int
    ] = []  # lowest[k]: the lowest level that ends a picture of k + 1 days, at least `gap` days ago
    lengths: list[int] = []
    for day in range(n):
        if day >= gap:
            length, level = lengths[day - gap], levels[day - gap]
            if length > len(lowest):
                lowest.append(level)
            else:
                lowest[length - 1] = min(lowest[length - 1], level)
        lengths.append(bisect_right(lowest, levels[day] - rise) + 1)
    return str(max(lengths))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
