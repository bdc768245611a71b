# Takes no toll at the first crossing.
MOD = 1_000_000_007


def solve(data: str) -> str:
    w, h, _, *rest = map(int, data.split())
    tolls = sorted(set(zip(rest[::2], rest[1::2], strict=True)) - {(0, 0)})
    factorial = [1] * (w + h + 1)
    for i in range(1, w + h + 1):
        factorial[i] = factorial[i - 1] * i % MOD
    inverse = [1] * (w + h + 1)
    inverse[-1] = pow(factorial[-1], -1, MOD)
    for i in range(w + h, 0, -1):
        inverse[i - 1] = inverse[i] * i % MOD
    signed: list[int] = []
    for place, (x, y) in enumerate([*tolls, (w, h)]):
        chains = factorial[x + y] * inverse[x] * inverse[y]
        for (a, b), chain in zip(tolls[:place], signed, strict=True):
            if b <= y:
                chains += chain * factorial[x - a + y - b] % MOD * inverse[x - a] % MOD * inverse[y - b]
        signed.append((chains if place == len(tolls) else -2 * chains) % MOD)
    walks = factorial[w + h] * inverse[w] * inverse[h]
    return str((walks + signed[-1]) * pow(2, -1, MOD) % MOD)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
