# Tries every number of stamps for every sum: n * s * s steps where the stamps are cheap and many.
MOD = 998244353


def solve(data: str) -> str:
    _, s, *rest = map(int, data.split())
    ways = [1] + [0] * s
    for worth, count in zip(rest[::2], rest[1::2], strict=True):
        ways = [
            sum(ways[t - worth * taken] for taken in range(min(count, t // worth) + 1)) % MOD
            for t in range(s + 1)
        ]
    return str(ways[s])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
