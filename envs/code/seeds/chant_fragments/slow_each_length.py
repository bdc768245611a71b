# Counts the hashes of all fragments length by length: n * n steps.
from collections import Counter

PRIME = (1 << 61) - 1
BASE = 911_382_323


def solve(data: str) -> str:
    *bounds, chant = data.split()
    n, k, low, high = map(int, bounds)
    prefix = [0]
    for letter in chant:
        prefix.append((prefix[-1] * BASE + ord(letter)) % PRIME)
    fragments = 0
    for length in range(low, high + 1):
        shift = pow(BASE, length, PRIME)
        hashes = Counter((prefix[i + length] - prefix[i] * shift) % PRIME for i in range(n - length + 1))
        fragments += sum(times >= k for times in hashes.values())
    return str(fragments)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
