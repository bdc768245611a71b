# Counts the walks crossing by crossing: w * h steps.
MOD = 1_000_000_007


def solve(data: str) -> str:
    w, h, _, *rest = map(int, data.split())
    tolls = set(zip(rest[::2], rest[1::2], strict=True))
    even, odd = [0] * (w + 2), [0] * (w + 2)  # entry x + 1 is for crossing x of the row
    even[1] = 1
    for y in range(h + 1):
        for x in range(w + 1):
            if x or not y:
                even[x + 1] = (even[x + 1] + even[x]) % MOD
                odd[x + 1] = (odd[x + 1] + odd[x]) % MOD
            if (x, y) in tolls:
                even[x + 1], odd[x + 1] = odd[x + 1], even[x + 1]
    return str(even[w + 1])


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
