def solve(data: str) -> str:
    n, bound, *counts = map(int, data.split())
    best = (n + 1, 0)
    first = total = 0
    for last, count in enumerate(counts):
        total += count
        while total >= bound:
            best = min(best, (last - first + 1, first + 1))
            total -= counts[first]
            first += 1
    length, start = best
    return "none" if length > n else f"{start} {length}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
