# Forgets that only c_i stamps of a kind are there, but for kinds with none.
MOD = 998244353


def solve(data: str) -> str:
    _, s, *rest = map(int, data.split())
    ways = [1] + [0] * s
    for worth, count in zip(rest[::2], rest[1::2], strict=True):
        if count == 0:
            continue
        for t in range(worth, s + 1):
            ways[t] = (ways[t] + ways[t - worth]) % MOD
    return str(ways[s])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
