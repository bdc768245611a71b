# The right recursion, but every stretch is worked out again each time that it is met.
def solve(data: str) -> str:
    n, *rest = map(int, data.split())
    heights, weights = rest[:n], rest[n:]

    def cost(left: int, right: int) -> int:
        if right - left < 2:
            return 0
        gap = abs(heights[left] - heights[right])
        return min(
            cost(left, last) + cost(last, right) + gap * weights[last] for last in range(left + 1, right)
        )

    return str(cost(0, n - 1))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
