# Wrong: goes to the farthest pylon and from there to the farthest again, which is right in trees only.


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    at, best = points[0], 0
    for _ in range(3):
        x, y = at
        best, at = max(((x - u) ** 2 + (y - v) ** 2, (u, v)) for u, v in points)
    return str(best)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
