def solve(data: str) -> str:
    n, *depths = map(int, data.split())
    tours = [depths[i:j] for i in range(n) for j in range(i + 1, n + 1)]
    return str(sum(min(tour) * len(tour) for tour in tours) % 1_000_000_007)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
