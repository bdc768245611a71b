# The last post of a stretch is only ever its first or its last inner post.
def solve(data: str) -> str:
    n, *rest = map(int, data.split())
    heights, weights = rest[:n], rest[n:]
    cost = [[0] * n for _ in range(n)]
    for right in range(n):
        for left in range(right - 2, -1, -1):
            gap = abs(heights[left] - heights[right])
            cost[left][right] = min(
                cost[left][last] + cost[last][right] + gap * weights[last] for last in {left + 1, right - 1}
            )
    return str(cost[0][n - 1])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
