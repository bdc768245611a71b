# Puts kinds of the same worth together into one, so that ways which differ only in the kind count once.
MOD = 998244353


def solve(data: str) -> str:
    _, s, *rest = map(int, data.split())
    stock: dict[int, int] = {}
    for worth, count in zip(rest[::2], rest[1::2], strict=True):
        stock[worth] = stock.get(worth, 0) + count
    ways = [1] + [0] * s
    for worth, count in stock.items():
        for t in range(worth, s + 1):
            ways[t] = (ways[t] + ways[t - worth]) % MOD
        for t in range(s, worth * (count + 1) - 1, -1):
            ways[t] = (ways[t] - ways[t - worth * (count + 1)]) % MOD
    return str(ways[s])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
