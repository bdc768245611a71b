# Wrong: looks only at the pylons farthest out along the axes and the two diagonals.


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    outer = []
    for a, b in ((1, 0), (0, 1), (1, 1), (1, -1)):
        along = sorted((a * x + b * y, x, y) for x, y in points)
        outer += [along[0][1:], along[-1][1:]]
    return str(max((x - u) ** 2 + (y - v) ** 2 for x, y in outer for u, v in outer))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
