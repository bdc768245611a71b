from functools import cache


def liked_upto(most: int, m: int) -> int:
    """How many of the plates 1..most the mayor likes."""
    digits = list(map(int, str(most)))

    @cache
    def fill(place: int, last: int, total: int, tight: bool) -> int:
        """The ways to fill the rest; last is -1 before the first digit other than zero."""
        if place == len(digits):
            return int(last >= 0 and total == 0)
        ways = 0
        for digit in range((digits[place] if tight else 9) + 1):
            if digit == last:
                continue
            following = -1 if last < 0 and digit == 0 else digit
            ways += fill(place + 1, following, (total + digit) % m, tight and digit == digits[place])
        return ways

    return fill(0, -1, 0, True)


def solve(data: str) -> str:
    a, b, m = map(int, data.split())
    return str(liked_upto(b, m) - liked_upto(a - 1, m))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
