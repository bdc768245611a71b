# Wrong: adds up the triangles from the first post without their signs, which holds for convex fences only.

from math import gcd


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    posts = list(zip(numbers[::2], numbers[1::2], strict=True))
    x, y = posts[0]
    doubled = boundary = 0
    for (a, b), (c, d) in zip(posts, posts[1:] + posts[:1], strict=True):
        doubled += abs((a - x) * (d - y) - (b - y) * (c - x))
        boundary += gcd(c - a, d - b)
    return f"{(doubled - boundary + 2) // 2} {boundary}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
