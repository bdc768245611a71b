"""Pick: area = inside + boundary / 2 - 1, with the area by the shoelace formula."""

from math import gcd


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    posts = list(zip(numbers[::2], numbers[1::2], strict=True))
    doubled = boundary = 0
    for (a, b), (c, d) in zip(posts, posts[1:] + posts[:1], strict=True):
        doubled += a * d - b * c
        boundary += gcd(c - a, d - b)
    return f"{(abs(doubled) - boundary + 2) // 2} {boundary}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
