# Wrong: the area is kept in floating point, which is not exact beyond 2^53.

from math import gcd


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    posts = list(zip(numbers[::2], numbers[1::2], strict=True))
    area, boundary = 0.0, 0
    for (a, b), (c, d) in zip(posts, posts[1:] + posts[:1], strict=True):
        area += (a * d - b * c) / 2
        boundary += gcd(c - a, d - b)
    return f"{int(abs(area) - boundary / 2 + 1)} {boundary}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
