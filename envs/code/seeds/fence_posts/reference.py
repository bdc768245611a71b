def solve(data: str) -> str:
    n, *rest = map(int, data.split())
    heights, weights = rest[:n], rest[n:]
    # cost[left][right]: the least for all posts between; the last one of them has these two as neighbours.
    cost = [[0] * n for _ in range(n)]
    across = [[0] * n for _ in range(n)]  # the same table with its indices exchanged, for fast slices
    for right in range(n):
        for left in range(right - 2, -1, -1):
            gap = abs(heights[left] - heights[right])
            inner = slice(left + 1, right)
            parts = zip(cost[left][inner], across[right][inner], weights[inner], strict=True)
            cost[left][right] = across[right][left] = min(a + b + gap * weight for a, b, weight in parts)
    return str(cost[0][n - 1])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
