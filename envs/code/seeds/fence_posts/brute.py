def solve(data: str) -> str:
    _, heights, weights = (list(map(int, line.split())) for line in data.splitlines())

    def least(standing: tuple[int, ...]) -> int:
        if len(standing) == 2:
            return 0
        return min(
            abs(heights[standing[i - 1]] - heights[standing[i + 1]]) * weights[standing[i]]
            + least(standing[:i] + standing[i + 1 :])
            for i in range(1, len(standing) - 1)
        )

    return str(least(tuple(range(len(heights)))))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
