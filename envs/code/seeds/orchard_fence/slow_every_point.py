# Slow: looks at every lattice point of the bounding box.


def on(px: int, py: int, a: int, b: int, c: int, d: int) -> bool:
    straight = (c - a) * (py - b) == (d - b) * (px - a)
    return straight and min(a, c) <= px <= max(a, c) and min(b, d) <= py <= max(b, d)


def right_of(px: int, py: int, a: int, b: int, c: int, d: int) -> bool:
    """Whether the ray from the point to the right crosses the piece, whose lower end counts."""
    if (b > py) == (d > py):
        return False
    turn = (c - a) * (py - b) - (px - a) * (d - b)
    return turn > 0 if d > b else turn < 0


def solve(data: str) -> str:
    numbers = list(map(int, data.split()[1:]))
    xs, ys = numbers[::2], numbers[1::2]
    pieces = list(zip(xs, ys, xs[1:] + xs[:1], ys[1:] + ys[:1], strict=True))
    inside = boundary = 0
    for px in range(min(xs), max(xs) + 1):
        for py in range(min(ys), max(ys) + 1):
            if any(on(px, py, *piece) for piece in pieces):
                boundary += 1
            elif sum(right_of(px, py, *piece) for piece in pieces) % 2:
                inside += 1
    return f"{inside} {boundary}"


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
