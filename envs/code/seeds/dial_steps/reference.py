from math import gcd, isqrt


def pulls(a: int, b: int, m: int) -> int:
    shown, before = 1, 0  # the question: shown * a^x = b modulo m, after `before` pulls
    while (common := gcd(a, m)) > 1:
        if shown == b:
            return before
        if b % common:
            return -1
        b, m = b // common, m // common
        shown = shown * (a // common) % m
        before += 1
    if shown % m == b % m:
        return before
    step = isqrt(m) + 1
    last = {}  # b * a^j -> the largest such j
    value = b % m
    for j in range(step):
        last[value] = j
        value = value * a % m
    giant = pow(a, step, m)
    for i in range(1, step + 1):
        shown = shown * giant % m
        if shown in last:
            return before + i * step - last[shown]
    return -1


def solve(data: str) -> str:
    _, *numbers = map(int, data.split())
    questions = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return "\n".join(str(pulls(*question)) for question in questions)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
