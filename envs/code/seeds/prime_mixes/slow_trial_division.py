# Factorises every number of every range anew.
def mix(number: int) -> int:
    primes, p = 0, 2
    while p * p <= number:
        if number % p == 0:
            primes += 1
            while number % p == 0:
                number //= p
        p += 1
    return primes + (number > 1)


def solve(data: str) -> str:
    _, *questions = (list(map(int, line.split())) for line in data.splitlines())
    return "\n".join(
        str(sum(mix(number) == wanted for number in range(left, right + 1)))
        for left, right, wanted in questions
    )


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
