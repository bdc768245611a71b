# Slow: measures every two pylons.


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return str(max((x - u) ** 2 + (y - v) ** 2 for i, (x, y) in enumerate(points) for u, v in points[:i]))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
