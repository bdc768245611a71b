# Slow: looks through all people to find those of the group that is repainted.


def solve(data: str) -> str:
    n, m, *numbers = map(int, data.split())
    group, colour = list(range(n + 1)), [0] * (n + 1)
    struck = []
    for i in range(m):
        kind, x, y = numbers[3 * i : 3 * i + 3]
        fits = (colour[x] != colour[y]) == (kind == 2)
        old, new = group[x], group[y]
        if old == new:
            if not fits:
                struck.append(i + 1)
            continue
        for member in range(1, n + 1):
            if group[member] == old:
                group[member] = new
                colour[member] ^= not fits
    return f"{len(struck)}\n" + " ".join(map(str, struck))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
