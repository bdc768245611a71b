MOD = 998244353


def solve(data: str) -> str:
    _, s, *rest = map(int, data.split())
    ways = [1] + [0] * s
    for worth, count in zip(rest[::2], rest[1::2], strict=True):
        # Without a bound: ways[t] += ways[t - worth]; then what uses more than `count` stamps is taken off.
        free = ways
        for t in range(worth, s + 1):
            free[t] = (free[t] + free[t - worth]) % MOD
        over = worth * (count + 1)
        ways = free[:over] + [(a - b) % MOD for a, b in zip(free[over:], free, strict=False)]
    return str(ways[s])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
