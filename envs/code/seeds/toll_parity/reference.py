MOD = 1_000_000_007


def solve(data: str) -> str:
    w, h, _, *rest = map(int, data.split())
    tolls = sorted(zip(rest[::2], rest[1::2], strict=True))
    factorial = [1] * (w + h + 1)
    for i in range(1, w + h + 1):
        factorial[i] = factorial[i - 1] * i % MOD
    inverse = [1] * (w + h + 1)
    inverse[-1] = pow(factorial[-1], -1, MOD)
    for i in range(w + h, 0, -1):
        inverse[i - 1] = inverse[i] * i % MOD

    def walks(dx: int, dy: int) -> int:
        return factorial[dx + dy] * inverse[dx] * inverse[dy] % MOD

    # The sum over all walks of (-1)^tolls: each toll's factor -1 is 1 - 2; expand over chains of tolls.
    signed: list[int] = []
    for place, (x, y) in enumerate([*tolls, (w, h)]):
        chains = walks(x, y)
        for (before_x, before_y), chain in zip(tolls[:place], signed, strict=True):
            if before_y <= y:
                chains += chain * walks(x - before_x, y - before_y)
        signed.append((chains if place == len(tolls) else -2 * chains) % MOD)
    return str((walks(w, h) + signed[-1]) * pow(2, -1, MOD) % MOD)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
