def is_prime(p: int) -> bool:
    return p > 1 and all(p % d for d in range(2, p))


def mix(number: int) -> int:
    return sum(number % p == 0 and is_prime(p) for p in range(2, number + 1))


def solve(data: str) -> str:
    _, *questions = (list(map(int, line.split())) for line in data.splitlines())
    return "\n".join(
        str(sum(mix(number) == wanted for number in range(left, right + 1)))
        for left, right, wanted in questions
    )


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
