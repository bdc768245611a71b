# Fills a table over rows and singers: k * n * n steps.
def solve(data: str) -> str:
    n, most, *needs = map(int, data.split())
    best = [0] + [n * max(needs)] * n
    for _ in range(most):
        following = best[:]
        for end in range(1, n + 1):
            largest = 0
            for start in range(end - 1, -1, -1):
                largest = max(largest, needs[start])
                following[end] = min(following[end], max(best[start], (end - start) * largest))
        best = following
    return str(best[n])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
