# Takes a meeting of steps for a solution, which holds only where a and m have no common factor.
from math import isqrt


def pulls(a: int, b: int, m: int) -> int:
    if b == 1:
        return 0
    step = isqrt(m) + 1
    last = {}
    value = b
    for j in range(step):
        last[value] = j
        value = value * a % m
    giant = pow(a, step, m)
    shown = 1
    for i in range(1, step + 1):
        shown = shown * giant % m
        if shown in last:
            return i * step - last[shown]
    return -1


def solve(data: str) -> str:
    _, *numbers = map(int, data.split())
    questions = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return "\n".join(str(pulls(*question)) for question in questions)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
