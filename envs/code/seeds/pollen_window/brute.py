def solve(data: str) -> str:
    n, bound, *counts = map(int, data.split())
    for length in range(1, n + 1):
        for start in range(n - length + 1):
            if sum(counts[start : start + length]) >= bound:
                return f"{start + 1} {length}"
    return "none"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
