# Subtracts the count up to l itself, so that l is never counted unless it is 1.
def solve(data: str) -> str:
    _, *numbers = map(int, data.split())
    most = max(numbers[1::3])
    mixes = [0] * (most + 1)
    for p in range(2, most + 1):
        if mixes[p] == 0:
            for multiple in range(p, most + 1, p):
                mixes[multiple] += 1
    answers = []
    upto = [[0] * (most + 1) for _ in range(21)]
    for mix in range(21):
        for number in range(1, most + 1):
            upto[mix][number] = upto[mix][number - 1] + (mixes[number] == mix)
    for left, right, mix in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        answers.append(upto[mix][right] - (upto[mix][left] if left > 1 else 0))
    return "\n".join(map(str, answers))


if __name__ == "__main__":
    import sys

    print(solve(sys.stdin.read()))
