from itertools import combinations, pairwise


def solve(data: str) -> str:
    n, most, *needs = map(int, data.split())
    best = n * max(needs)
    for rows in range(1, most + 1):
        for cuts in combinations(range(1, n), rows - 1):
            ends = [0, *cuts, n]
            parts = [needs[i:j] for i, j in pairwise(ends)]
            best = min(best, max(len(part) * max(part) for part in parts))
    return str(best)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
