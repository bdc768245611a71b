from itertools import combinations, pairwise


def solve(data: str) -> str:
    n, gap, rise, *levels = map(int, data.split())
    for length in range(n, 1, -1):
        for days in combinations(range(n), length):
            if all(j - i >= gap and levels[j] - levels[i] >= rise for i, j in pairwise(days)):
                return str(length)
    return "1"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
