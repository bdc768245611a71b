# Wrong: takes twice the overlap of every two sheets from the sum of areas; three may overlap.


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    sheets = list(zip(*[iter(numbers)] * 4, strict=True))
    area = 0
    for i, (x1, y1, x2, y2) in enumerate(sheets):
        area += (x2 - x1) * (y2 - y1)
        for a1, b1, a2, b2 in sheets[:i]:
            area -= 2 * max(0, min(x2, a2) - max(x1, a1)) * max(0, min(y2, b2) - max(y1, b1))
    return str(area)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
