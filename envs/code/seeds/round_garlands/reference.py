MOD = 1_000_000_007


def divisors_with_totients(n: int) -> list[tuple[int, int]]:
    """All pairs (d, phi(d)) for the divisors d of n."""
    pairs = [(1, 1)]
    rest, p = n, 2
    while rest > 1:
        if p * p > rest:
            p = rest
        power, totient, found = 1, 1, []
        while rest % p == 0:
            rest //= p
            power, totient = power * p, power * (p - 1)
            found.append((power, totient))
        pairs += [(d * power, phi * totient) for d, phi in pairs for power, totient in found]
        p += 1
    return pairs


def garlands(n: int, k: int) -> int:
    if n == 1:
        return k % MOD
    total = 0
    for order, turns in divisors_with_totients(n):
        # A turn of this order leaves rings of n / order flowers free: the chromatic polynomial of a cycle.
        free = n // order
        total += turns * (pow(k - 1, free, MOD) + (-1) ** free * (k - 1))
    return total * pow(n, -1, MOD) % MOD


def solve(data: str) -> str:
    _, *numbers = map(int, data.split())
    return "\n".join(str(garlands(n, k)) for n, k in zip(numbers[::2], numbers[1::2], strict=True))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
