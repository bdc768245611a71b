# Multiplies by p - 1 for every prime factor p, which is the totient only where no square divides the order.
MOD = 1_000_000_007


def totient(n: int) -> int:
    result, p = 1, 2
    while p * p <= n:
        while n % p == 0:
            result *= p - 1
            n //= p
        p += 1
    return result * (n - 1) if n > 1 else result


def garlands(n: int, k: int) -> int:
    if n == 1:
        return k
    small = [d for d in range(1, int(n**0.5) + 1) if n % d == 0]
    total = 0
    for free in {*small, *(n // d for d in small)}:
        total += totient(n // free) * (pow(k - 1, free, MOD) + (-1) ** free * (k - 1))
    return total * pow(n, -1, MOD) % MOD


def solve(data: str) -> str:
    _, *numbers = map(int, data.split())
    return "\n".join(str(garlands(n, k)) for n, k in zip(numbers[::2], numbers[1::2], strict=True))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
