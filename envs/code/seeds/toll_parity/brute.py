def solve(data: str) -> str:
    (w, h, _), *tolls = (list(map(int, line.split())) for line in data.splitlines())

    def walks(x: int, y: int, paid: int) -> int:
        """The good walks from here on, one by one."""
        paid += [x, y] in tolls
        if (x, y) == (w, h):
            return int(paid % 2 == 0)
        return (walks(x + 1, y, paid) if x < w else 0) + (walks(x, y + 1, paid) if y < h else 0)

    return str(walks(0, 0, 0) % 1_000_000_007)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
