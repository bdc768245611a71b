# Takes leading zeros for digits, so that a plate which is shorter than b by two digits or more is refused.
from functools import cache


def liked_upto(most: int, m: int) -> int:
    digits = list(map(int, str(most)))

    @cache
    def fill(place: int, last: int, total: int, tight: bool) -> int:
        if place == len(digits):
            return int(total == 0)
        ways = 0
        for digit in range((digits[place] if tight else 9) + 1):
            if digit != last:
                ways += fill(place + 1, digit, (total + digit) % m, tight and digit == digits[place])
        return ways

    return fill(0, -1, 0, True) - (len(digits) == 1)


def solve(data: str) -> str:
    a, b, m = map(int, data.split())
    return str(liked_upto(b, m) - liked_upto(a - 1, m))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
