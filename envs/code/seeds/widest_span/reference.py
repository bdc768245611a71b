"""The convex hull, then calipers: the corner farthest from an edge moves on as the edge does."""

Point = tuple[int, int]


def turn(a: Point, b: Point, c: Point) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def half(points: list[Point]) -> list[Point]:
    """The hull on the right of the way from the first point to the last, without its last point."""
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    points = sorted(set(zip(numbers[::2], numbers[1::2], strict=True)))
    hull = half(points) + half(points[::-1])
    best, far, corners = 0, 0, len(hull)
    for i in range(corners):
        a, b = hull[i - 1], hull[i]
        while turn(a, b, hull[(far + 1) % corners]) > turn(a, b, hull[far]):
            far = (far + 1) % corners
        for x, y in (a, b):
            for u, v in (hull[far], hull[(far + 1) % corners]):
                best = max(best, (x - u) ** 2 + (y - v) ** 2)
    return str(best)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
