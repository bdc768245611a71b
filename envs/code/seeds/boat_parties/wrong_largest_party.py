# Sends the largest party that fits, again and again.
def solve(data: str) -> str:
    n, capacity, _, *rest = map(int, data.split())
    weights, pairs = rest[:n], rest[n:]
    enemies = [0] * n
    for x, y in zip(pairs[::2], pairs[1::2], strict=True):
        enemies[y - 1] |= 1 << (x - 1)
    load, fits = [0] * (1 << n), [True] * (1 << n)
    for guests in range(1, 1 << n):
        i = guests.bit_length() - 1
        others = guests ^ 1 << i
        load[guests] = load[others] + weights[i]
        fits[guests] = fits[others] and load[guests] <= capacity and not enemies[i] & others
    waiting, crossings = (1 << n) - 1, 0
    parties = sorted((g for g in range(1 << n) if fits[g]), key=lambda g: (g.bit_count(), load[g]))
    while waiting:
        waiting ^= max((g for g in parties if not g & ~waiting), key=lambda g: (g.bit_count(), load[g]))
        crossings += 1
    return str(crossings)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
