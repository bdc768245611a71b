# Wrong: measures the ground under at least one sheet, as if a second sheet changed nothing.

from itertools import pairwise


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    sheets = list(zip(*[iter(numbers)] * 4, strict=True))
    xs = sorted({x for x1, _, x2, _ in sheets for x in (x1, x2)})
    area = 0
    for left, right in pairwise(xs):
        reach = 0
        for low, high in sorted((y1, y2) for x1, y1, x2, y2 in sheets if x1 <= left and right <= x2):
            area += (right - left) * max(0, high - max(low, reach))
            reach = max(reach, high)
    return str(area)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
