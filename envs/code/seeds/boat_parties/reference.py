def solve(data: str) -> str:
    n, capacity, _, *rest = map(int, data.split())
    weights, pairs = rest[:n], rest[n:]
    enemies = [0] * n
    for x, y in zip(pairs[::2], pairs[1::2], strict=True):
        enemies[x - 1] |= 1 << (y - 1)
        enemies[y - 1] |= 1 << (x - 1)
    load, fits = [0] * (1 << n), [True] * (1 << n)
    crossings = [0] * (1 << n)
    for guests in range(1, 1 << n):
        first = guests & -guests
        i, others = first.bit_length() - 1, guests ^ first
        load[guests] = load[others] + weights[i]
        fits[guests] = fits[others] and load[guests] <= capacity and not enemies[i] & others
        if fits[guests]:
            crossings[guests] = 1
            continue
        # The lowest guest crosses with some of the others.
        fewest, company = n, others
        while True:
            if crossings[guests ^ first ^ company] < fewest and fits[first | company]:
                fewest = crossings[guests ^ first ^ company]
            if not company:
                break
            company = (company - 1) & others
        crossings[guests] = fewest + 1
    return str(crossings[-1])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
