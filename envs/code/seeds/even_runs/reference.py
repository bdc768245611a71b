from itertools import groupby


def solve(data: str) -> str:
    *bounds, thread = data.split()
    _, low, high = map(int, bounds)
    pieces = 0
    for _, group in groupby(thread):
        run = sum(1 for _ in group)
        longest = min(high, run)
        if longest >= low:
            most, fewest = run - low + 1, run - longest + 1  # places for the shortest and the longest piece
            pieces += (most + fewest) * (longest - low + 1) // 2
    return str(pieces)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
