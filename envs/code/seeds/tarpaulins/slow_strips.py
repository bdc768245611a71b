# Slow: for every strip between two x's it looks at all sheets and sorts their sides.

from itertools import pairwise


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    sheets = list(zip(*[iter(numbers)] * 4, strict=True))
    xs = sorted({x for x1, _, x2, _ in sheets for x in (x1, x2)})
    area = 0
    for left, right in pairwise(xs):
        sides = sorted(y for x1, y1, x2, y2 in sheets if x1 <= left and right <= x2 for y in (y1, y2))
        area += (right - left) * sum(high - low for low, high in zip(sides[::2], sides[1::2], strict=True))
    return str(area)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
